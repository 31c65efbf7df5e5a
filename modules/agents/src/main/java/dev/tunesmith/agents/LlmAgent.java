package dev.tunesmith.agents;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.Toolbox;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * An agent led by a language model: the model reads facts through the tools and ends with a
 * proposal or gives up. Keeps nothing between cases and may work on several at once.
 */
public final class LlmAgent implements Agent {
  private final String name;
  private final ModelLine line;
  private final LoopLimits limits;
  private final Supplier<Schema> schema;
  private final InstantSource clock;
  private final Values values;

  /** Whether string literals of statements, plans and conditions may reach the model. */
  public enum Values {
    WITHHELD,
    SHARED
  }

  /**
   * An agent over any model, which sees no string literals; the model's own retries should be off.
   *
   * @param name how the ledger names it, for example {@code openai:gpt-5}
   * @param schema what the database looks like now; a proposal's names are looked up in it
   */
  public LlmAgent(
      String name,
      ChatModel model,
      LoopLimits limits,
      Supplier<Schema> schema,
      InstantSource clock) {
    this(
        name,
        new ModelLine(
            name,
            model,
            limits,
            new Backoff(RandomGenerator.getDefault()),
            pause -> Thread.sleep(pause.toMillis())),
        limits,
        schema,
        clock,
        Values.WITHHELD);
  }

  LlmAgent(
      String name,
      ModelLine line,
      LoopLimits limits,
      Supplier<Schema> schema,
      InstantSource clock,
      Values values) {
    this.name = name;
    this.line = line;
    this.limits = limits;
    this.schema = schema;
    this.clock = clock;
    this.values = values;
  }

  /** The same agent, told this much of the values in the database. */
  public LlmAgent with(Values newValues) {
    return new LlmAgent(name, line, limits, schema, clock, newValues);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Guidance> advise(Case question, Toolbox tools) {
    return Optional.empty();
  }

  @Override
  public Answer work(Case task, Toolbox tools) {
    WorkingTime time = new WorkingTime(task.remit().time(), clock);
    Literals literals = new Literals(values);
    Spotlight spotlight = Spotlight.random(literals);
    ToolDesk desk = new ToolDesk(task, tools, spotlight, literals, time);
    ProposalReader reader = new ProposalReader(task, schema.get(), literals);
    return new Conversation(task, line, desk, reader, limits, time).run(spotlight);
  }
}
