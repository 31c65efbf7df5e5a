package dev.tunesmith.engine.wiring;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.Copier;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.database.history.WorkloadConstants;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.LiveLaboratory;
import dev.tunesmith.engine.laboratory.TimeLimits;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.Decider;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Everything as it is. */
record LiveEnvironment(
    InstantSource clock,
    Target target,
    ServerStock servers,
    TimeLimits limits,
    Copier.Amount amount)
    implements Environment {

  /** One that copies whatever there is. */
  LiveEnvironment(InstantSource clock, Target target, ServerStock servers, TimeLimits limits) {
    this(clock, target, servers, limits, Copier.Amount.ALL);
  }

  /** The same, in which no more than that is copied for a workload. */
  LiveEnvironment copying(long bytes, Workload workload) {
    return new LiveEnvironment(clock, target, servers, limits, amount(target, bytes, workload));
  }

  /** The constants are looked for where they may be needed. */
  static Copier.Amount amount(Target target, long bytes, Workload workload) {
    long there =
        target.snapshots().read("asking for the target's size", target.dialect().copying()::bytes);
    return there <= bytes
        ? Copier.Amount.ALL
        : new Copier.Amount(bytes, WorkloadConstants.of(workload, target.readSchema()));
  }

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
    return new LiveLaboratory(target, servers, evidence, clock, limits).copying(amount);
  }
}
