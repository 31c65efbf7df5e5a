package dev.tunesmith.engine.wiring;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.Decider;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Everything as it is. */
record LiveEnvironment(InstantSource clock, Target target, ServerStock servers, TimeLimits limits)
    implements Environment {

  @Override
  public Pace pace() {
    return Pace.REAL;
  }

  @Override
  public ChatModel model(String name, Supplier<ChatModel> connecting) {
    return connecting.get();
  }

  @Override
  public SessionLoop.Agents agents(SessionLoop.Agents agents) {
    return agents;
  }

  @Override
  public Decider decider(Decider decider) {
    return decider;
  }

  @Override
  public Laboratory laboratory(EvidenceCounter evidence) {
    return new LiveLaboratory(target, servers, evidence, clock, limits);
  }
}
