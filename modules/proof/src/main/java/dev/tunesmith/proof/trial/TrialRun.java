package dev.tunesmith.proof.trial;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.rule.SequentialRule;
import dev.tunesmith.proof.timing.AffectedStatements;
import dev.tunesmith.proof.timing.Blocks;
import dev.tunesmith.proof.timing.InterleavedComparison;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.proof.timing.SandboxRemedies;
import dev.tunesmith.proof.timing.Toggle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One trial: the subject, the reads whose plan changes, and the writes that pay. */
final class TrialRun {

  /** What one comparison may take that decides nothing any more. */
  private static final Duration A_LOOK = Duration.ofMillis(500);

  private final Sandbox sandbox;
  private final SandboxSession session;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final RunLimits limits;

  TrialRun(
      Sandbox sandbox,
      SandboxSession session,
      EvidenceCounter evidence,
      InstantSource clock,
      RunLimits limits) {
    this.sandbox = sandbox;
    this.session = session;
    this.evidence = evidence;
    this.clock = clock;
    this.limits = limits;
  }

  Trial run(TrialOrder order, SandboxRemedies remedies) {
    Instant start = clock.instant();
    EvidenceId id = evidence.next();
    Toggle pretended = remedies.pretended();
    new KeptAnswers(session).require(order.workload().reads(), order.remedies(), pretended);
    List<Query> others = otherReads(order);
    List<Query> changed =
        new AffectedStatements(session, order.remedies()).among(others, pretended);
    List<Query> slow = readsToMeasure(order.subject(), changed);
    Schema schema = sandbox.schema();
    List<Query> dear = writesToMeasure(order, schema);
    List<MeasuredWrite> madeUp =
        new SynthesisedWrites(session, sandbox.dialect().sampleWrites(), schema)
            .of(order.remedies(), order.workload());
    // One family: each further statement that decides makes every decision stricter.
    SequentialRule rule = SequentialRule.forOneOf(Math.max(1, slow.size() + dear.size()));

    List<Comparison> reads = new ArrayList<>(compareReads(slow, order.subject(), pretended, rule));
    Duration forWrites = isInVain(order.subject(), reads) ? A_LOOK : Blocks.BUDGET;
    Paid paid = pay(dear, madeUp, remedies, rule, forWrites);
    List<Comparison> writes = new ArrayList<>(paid.writes());
    moveSubject(order.subject(), writes, reads);
    return new Trial(
        id,
        order.issue(),
        order.remedies(),
        name(order.subject()),
        reads,
        others.stream().filter(query -> !changed.contains(query)).map(Query::name).toList(),
        writes,
        paid.upkeep(),
        remedies.bytes(),
        Duration.between(start, clock.instant()),
        remedies.built(),
        remedies.upkeep().orElse(null));
  }

  /** What writes pay: those of the workload, and the rest. */
  private record Paid(List<Comparison> writes, Trial.Upkeep upkeep) {}

  /** Afterwards the remedies are really there. */
  private Paid pay(
      List<Query> writes,
      List<MeasuredWrite> madeUp,
      SandboxRemedies remedies,
      SequentialRule rule,
      Duration budget) {
    Toggle pretended = remedies.pretendedToWrites();
    List<MeasuredWrite> all =
        Stream.concat(writes.stream().map(MeasuredWrite::of), madeUp.stream()).toList();
    HeapOnlyUpdates heapOnly = new HeapOnlyUpdates(session, sandbox.dialect().observing(), all);
    if (!all.isEmpty()) {
      pretended.set(Presence.WITHOUT);
      heapOnly.countWithout();
    }
    List<Comparison> compared =
        new Blocks(session, pretended, evidence, clock, budget, limits)
            .compare(all.stream().map(MeasuredWrite::query).toList(), rule);
    remedies.real().set(Presence.WITH);
    return new Paid(
        compared.subList(0, writes.size()),
        new Trial.Upkeep(compared.subList(writes.size(), compared.size()), heapOnly.countWith()));
  }

  private static List<Query> otherReads(TrialOrder order) {
    return order.workload().reads().stream()
        .filter(query -> !query.name().equals(name(order.subject())))
        .toList();
  }

  private static List<Query> readsToMeasure(@Nullable Query subject, List<Query> changed) {
    List<Query> reads = new ArrayList<>();
    if (subject != null && subject.isRead()) {
      reads.add(subject);
    }
    reads.addAll(changed);
    return reads;
  }

  private static List<Query> writesToMeasure(TrialOrder order, Schema schema) {
    List<Query> writes =
        new ArrayList<>(TouchedWrites.of(order.workload(), order.remedies(), schema));
    Query subject = order.subject();
    if (subject != null
        && !subject.isRead()
        && writes.stream().noneMatch(write -> write.name().equals(subject.name()))) {
      writes.add(subject);
    }
    return writes;
  }

  /** Where the subject comes first and gained nothing, the rest is looked at, and no more. */
  private List<Comparison> compareReads(
      List<Query> reads, @Nullable Query subject, Toggle pretended, SequentialRule rule) {
    List<Comparison> compared = new ArrayList<>();
    for (Query query : reads) {
      if (query.name().equals(name(subject))) {
        compared.add(
            comparison(pretended, InterleavedComparison.BUDGET, limits)
                .compareForGain(query, rule));
      } else if (isInVain(subject, compared)) {
        compared.add(comparison(pretended, A_LOOK, limits.ofLooks()).compare(query, rule));
      } else {
        compared.add(
            comparison(pretended, InterleavedComparison.BUDGET, limits.ofOthers())
                .compare(query, rule));
      }
    }
    return compared;
  }

  private InterleavedComparison comparison(Toggle pretended, Duration budget, RunLimits own) {
    return new InterleavedComparison(session, pretended, evidence, clock, budget, own);
  }

  /** Whether the reading subject was measured and gained nothing, so that all is refused anyway. */
  private static boolean isInVain(@Nullable Query subject, List<Comparison> reads) {
    return !reads.isEmpty()
        && reads.get(0).query().equals(name(subject))
        && reads.get(0).outcome() != Outcome.BETTER;
  }

  /** A writing subject is measured as a write, and listed where a subject is looked for. */
  private static void moveSubject(
      @Nullable Query subject, List<Comparison> writes, List<Comparison> reads) {
    for (Comparison write : List.copyOf(writes)) {
      if (write.query().equals(name(subject))) {
        writes.remove(write);
        reads.add(0, write);
      }
    }
  }

  private static @Nullable QueryName name(@Nullable Query query) {
    return query == null ? null : query.name();
  }
}
