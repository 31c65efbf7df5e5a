package dev.tunesmith.engine.wiring;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.advisor.playbook.PlaybookAgent;
import dev.tunesmith.agents.LlmAgent;
import dev.tunesmith.agents.LoopLimits;
import dev.tunesmith.agents.ModelChoice;
import dev.tunesmith.agents.ModelException;
import dev.tunesmith.agents.Models;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.engine.AgentChoice;
import dev.tunesmith.engine.InvalidInputException;
import dev.tunesmith.engine.loop.SessionLoop;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Constructs who works the cases. */
final class AgentWiring {

  private final InstantSource clock;
  private final String name;
  private final @Nullable ChatModel model;

  private AgentWiring(InstantSource clock, String name, @Nullable ChatModel model) {
    this.clock = clock;
    this.name = name;
    this.model = model;
  }

  /** Connects to the chosen model; the playbook needs no connection. */
  static AgentWiring connect(AgentChoice choice, InstantSource clock) {
    if (choice instanceof AgentChoice.Given given) {
      return new AgentWiring(clock, "model:" + given.model().provider(), given.model());
    }
    String text = ((AgentChoice.Named) choice).name();
    try {
      ModelChoice parsed = ModelChoice.parse(text);
      return parsed instanceof ModelChoice.Served served
          ? new AgentWiring(clock, text, Models.connect(served, System::getenv))
          : new AgentWiring(clock, "playbook", null);
    } catch (ModelException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
  }

  String name() {
    return name;
  }

  SessionLoop.Agents agents(Supplier<Schema> schema) {
    Agent playbook = new PlaybookAgent(schema);
    return model == null
        ? new SessionLoop.Agents(playbook, playbook)
        : new SessionLoop.Agents(
            new LlmAgent(name, model, LoopLimits.STANDARD, schema, clock), playbook);
  }
}
