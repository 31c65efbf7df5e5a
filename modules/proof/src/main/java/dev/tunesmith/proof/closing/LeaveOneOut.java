package dev.tunesmith.proof.closing;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.remedy.Benefit;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.rule.SequentialRule;
import dev.tunesmith.proof.timing.AffectedStatements;
import dev.tunesmith.proof.timing.CancellableSession;
import dev.tunesmith.proof.timing.InterleavedComparison;
import dev.tunesmith.proof.timing.KeyCheckingWrites;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.proof.timing.SandboxRemedies;
import dev.tunesmith.proof.timing.Toggle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Leaves each accepted remedy out once, among all the others, to find those that no longer earn
 * their cost: a later remedy may have taken over their work.
 */
public final class LeaveOneOut {

  /**
   * A remedy to drop.
   *
   * @param reason one sentence for a person
   * @param comparisons with the remedy against without it; none where no plan uses it
   */
  public record Unearned(Remedy remedy, String reason, List<Comparison> comparisons) {

    public Unearned {
      comparisons = List.copyOf(comparisons);
    }
  }

  private final Sandbox sandbox;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final RunLimits limits;
  private final Duration time;

  /**
   * Comparisons take their ids from {@code evidence}.
   *
   * @param time what all of it may take; what is not examined by then is kept
   */
  public LeaveOneOut(
      Sandbox sandbox,
      EvidenceCounter evidence,
      InstantSource clock,
      RunLimits limits,
      Duration time) {
    this.sandbox = sandbox;
    this.evidence = evidence;
    this.clock = clock;
    this.limits = limits;
    this.time = time;
  }

  /**
   * Finds the remedies, among those accepted for the sake of reads, that no longer earn their cost,
   * and takes them out of the sandbox, one after the other in the order given. A remedy whose worth
   * stays unclear is kept: it was proven in its own trial, and nothing speaks against it.
   */
  public List<Unearned> drop(Workload workload, List<Remedy> accepted) {
    List<Unearned> dropped = new ArrayList<>();
    Instant end = clock.instant().plus(time);
    for (Remedy remedy : accepted) {
      if (remedy.benefits().contains(Benefit.READ_TIME) && clock.instant().isBefore(end)) {
        Optional<Unearned> unearned = examine(workload, remedy);
        unearned.ifPresent(found -> takeOut(found.remedy()));
        unearned.ifPresent(dropped::add);
      }
    }
    return dropped;
  }

  private Optional<Unearned> examine(Workload workload, Remedy remedy) {
    try (AcceptedRemedies one = AcceptedRemedies.of(sandbox, List.of(remedy));
        SandboxSession session = CancellableSession.open(sandbox, limits)) {
      Toggle pretended = one.remedies().pretended();
      List<Query> users = users(workload, remedy, session, pretended);
      if (users.isEmpty()) {
        return Optional.of(
            new Unearned(remedy, "no statement's plan changes when it is left out", List.of()));
      }
      List<Comparison> comparisons = compareUntilOneEarns(users, session, pretended);
      return earns(comparisons)
          ? Optional.empty()
          : Optional.of(new Unearned(remedy, unearnedReason(comparisons), comparisons));
    }
  }

  private List<Query> users(
      Workload workload, Remedy remedy, SandboxSession session, Toggle pretended) {
    List<Query> planned =
        new AffectedStatements(session, List.of(remedy)).among(workload.queries(), pretended);
    List<Query> checking = new KeyCheckingWrites(sandbox.schema()).of(workload, remedy);
    return Stream.concat(planned.stream(), checking.stream()).distinct().toList();
  }

  /** One statement that is faster with it, or may be, is reason enough. */
  private List<Comparison> compareUntilOneEarns(
      List<Query> users, SandboxSession session, Toggle pretended) {
    InterleavedComparison interleaving =
        new InterleavedComparison(
            session, pretended, evidence, clock, InterleavedComparison.BUDGET, limits);
    SequentialRule rule = SequentialRule.forOneOf(users.size());
    List<Comparison> comparisons = new ArrayList<>();
    for (Query user : users) {
      comparisons.add(interleaving.compare(user, rule));
      if (earns(comparisons)) {
        break;
      }
    }
    return comparisons;
  }

  private static boolean earns(List<Comparison> comparisons) {
    return comparisons.stream()
        .map(Comparison::outcome)
        .anyMatch(outcome -> outcome == Outcome.BETTER || outcome == Outcome.INCONCLUSIVE);
  }

  private static String unearnedReason(List<Comparison> comparisons) {
    String ids =
        comparisons.stream().map(one -> one.id().value()).reduce("", (a, b) -> a + " " + b);
    return "no statement is faster with it than without it, the others being in place:" + ids;
  }

  private void takeOut(Remedy remedy) {
    SandboxRemedies.accepted(sandbox, List.of(remedy)).real().set(Presence.WITHOUT);
  }
}
