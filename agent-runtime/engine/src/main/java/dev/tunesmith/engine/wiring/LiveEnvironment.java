package dev.tunesmith.engine.wiring;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.workload.Query;
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
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything as it is. */
record LiveEnvironment(
    InstantSource clock,
    Target target,
    ServerStock servers,
    TimeLimits limits,
    Copier.Amount amount)
    implements Environment {

  private static final long SMALL_BYTES = 256L << 20;

  /** One that copies whatever there is. */
  LiveEnvironment(InstantSource clock, Target target, ServerStock servers, TimeLimits limits) {
    this(clock, target, servers, limits, Copier.Amount.ALL);
  }

  /** The same, in which no more than that is copied for a workload. */
  LiveEnvironment copying(long bytes, Workload workload) {
    return new LiveEnvironment(clock, target, servers, limits, amount(target, bytes, workload));
  }

  /** A small database is copied whole; the constants are looked for where they may be needed. */
  static Copier.Amount amount(Target target, long bytes, Workload workload) {
    Copier copying = target.dialect().copying();
    long there = target.snapshots().read("asking for the target's size", copying::bytes);
    Copier.@Nullable Extent extent = there <= SMALL_BYTES ? null : extent(target, workload);
    return new Copier.Amount(Long.MAX_VALUE, List.of(), extent).of(there) <= bytes
        ? new Copier.Amount(Long.MAX_VALUE, List.of(), extent)
        : new Copier.Amount(bytes, WorkloadConstants.of(workload, target.readSchema()), extent);
  }

  private static Copier.@Nullable Extent extent(Target target, Workload workload) {
    List<String> statements = workload.queries().stream().flatMap(Query::texts).toList();
    return target
        .snapshots()
        .read(
            "looking for what statements touch",
            source -> target.dialect().copying().extent(source, statements))
        .orElse(null);
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
