package dev.tunesmith.proof.timing;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.rule.PairedTimes;
import dev.tunesmith.proof.rule.SequentialRule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Measures statements with and without remedies in turns, with, without, without, with, so that
 * drift falls on both sides alike, until the rule decides or time is up.
 */
public final class InterleavedComparison {

  /** What one comparison may take: undecided by then is INCONCLUSIVE. */
  public static final Duration BUDGET = Duration.ofSeconds(6);

  /** The first look is waited for beyond the budget, but not beyond this multiple of it. */
  private static final int FIRST_LOOK_PATIENCE = 10;

  private final SandboxSession session;
  private final Toggle toggle;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final Duration budget;

  /** Each comparison takes at most about {@code budget}, and an id from {@code evidence}. */
  public InterleavedComparison(
      SandboxSession session,
      Toggle toggle,
      EvidenceCounter evidence,
      InstantSource clock,
      Duration budget) {
    this.session = session;
    this.toggle = toggle;
    this.evidence = evidence;
    this.clock = clock;
    this.budget = budget;
  }

  /** Compares one statement; afterwards the remedies may be in force or not. */
  public Comparison compare(Query query, SequentialRule rule) {
    Instant start = clock.instant();
    toggle.set(Presence.WITHOUT);
    Samples without = Samples.warmedUp(session, query);
    toggle.set(Presence.WITH);
    Samples with = Samples.warmedUp(session, query);

    int runs = with.runsPerSample(without);
    PairedTimes pairs = new PairedTimes();
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty() && mayGoOn(start, pairs)) {
      addPair(pairs, with, without, runs);
      outcome = rule.decide(pairs);
    }
    return new PairOfSamples(with, without)
        .comparison(evidence.next(), pairs, outcome.orElse(Outcome.INCONCLUSIVE));
  }

  private boolean mayGoOn(Instant start, PairedTimes pairs) {
    Duration passed = Duration.between(start, clock.instant());
    // Two pairs are the least that has an interval to show.
    boolean isWorthWaiting =
        pairs.count() < SequentialRule.firstLook()
            && passed.compareTo(budget.multipliedBy(FIRST_LOOK_PATIENCE)) < 0;
    return passed.compareTo(budget) < 0 || isWorthWaiting || pairs.count() < 2;
  }

  /** An even pair finds the remedies in force, an odd one finds them out of force. */
  private void addPair(PairedTimes pairs, Samples with, Samples without, int runs) {
    if (pairs.count() % 2 == 0) {
      double withMillis = with.sample(runs);
      switchTo(Presence.WITHOUT, without.query());
      pairs.add(withMillis, without.sample(runs));
    } else {
      double withoutMillis = without.sample(runs);
      switchTo(Presence.WITH, with.query());
      pairs.add(with.sample(runs), withoutMillis);
    }
  }

  private void switchTo(Presence presence, Query query) {
    toggle.set(presence);
    // The server forgets what it cached of the catalogue; planning loads it again, not counted.
    session.plan(query);
  }
}
