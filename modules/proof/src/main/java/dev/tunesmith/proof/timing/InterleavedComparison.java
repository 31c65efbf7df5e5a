package dev.tunesmith.proof.timing;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.rule.SequentialRule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Measures statements with and without remedies in turns, without, with, with, without, so that
 * drift falls on both sides alike, until the rule decides or time is up.
 */
public final class InterleavedComparison {

  /** What one comparison may take: undecided by then is INCONCLUSIVE. */
  public static final Duration BUDGET = Duration.ofSeconds(6);

  /** The first look is waited for beyond the budget, but not beyond this multiple of it. */
  private static final int FIRST_LOOK_PATIENCE = 10;

  /** So many times the budget is spent on a statement that may be much slower, or may not. */
  private static final int UNSURE_PATIENCE = 3;

  private final SandboxSession session;
  private final Toggle toggle;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final Duration budget;
  private final RunLimits limits;

  /** Each comparison takes at most about {@code budget}, and an id from {@code evidence}. */
  public InterleavedComparison(
      SandboxSession session,
      Toggle toggle,
      EvidenceCounter evidence,
      InstantSource clock,
      Duration budget,
      RunLimits limits) {
    this.session = session;
    this.toggle = toggle;
    this.evidence = evidence;
    this.clock = clock;
    this.budget = budget;
    this.limits = limits;
  }

  /** Compares one statement; afterwards the remedies may be in force or not. */
  public Comparison compare(Query query, SequentialRule rule) {
    return compare(query, rule, this::patience);
  }

  /** The same where nothing but a gain counts: it is not waited for where none begins to show. */
  public Comparison compareForGain(Query query, SequentialRule rule) {
    return compare(query, rule, pairs -> pairs.showsNoGain() ? budget : patience(pairs));
  }

  private Comparison compare(
      Query query, SequentialRule rule, Function<PairedSamples, Duration> patience) {
    Instant start = clock.instant();
    PairedSamples pairs = warmedUp(query, rule);
    if (pairs.countCutOff()) {
      complete(pairs, query, Presence.WITH);
    }
    // Two pairs are the least that has an interval to show.
    while (pairs.isUndecided() && (pairs.count() < 2 || isWithin(patience.apply(pairs), start))) {
      addPair(pairs, query);
    }
    return pairs.comparison(evidence.next());
  }

  /** With the remedies first, since that says how long to wait for a run without them. */
  private PairedSamples warmedUp(Query query, SequentialRule rule) {
    toggle.set(Presence.WITH);
    Samples with = Samples.warmedUp(session, query, limits.longest());
    toggle.set(Presence.WITHOUT);
    Samples without = Samples.warmedUp(session, query, limits.beside(with.warmMillis()));
    return new PairedSamples(with, without, rule);
  }

  private boolean isWithin(Duration time, Instant start) {
    return Duration.between(start, clock.instant()).compareTo(time) < 0;
  }

  /** The first look is waited for, and what may hurt is looked at longer than what may not. */
  private Duration patience(PairedSamples pairs) {
    if (pairs.count() < SequentialRule.firstLook()) {
      return budget.multipliedBy(FIRST_LOOK_PATIENCE);
    }
    return pairs.mayHurt() ? budget.multipliedBy(UNSURE_PATIENCE) : budget;
  }

  /** An even pair finds the remedies out of force, an odd one finds them in force. */
  private void addPair(PairedSamples pairs, Query query) {
    Presence first = pairs.count() % 2 == 0 ? Presence.WITHOUT : Presence.WITH;
    pairs.sample(first);
    complete(pairs, query, first.other());
  }

  private void complete(PairedSamples pairs, Query query, Presence second) {
    switchTo(second, query);
    pairs.sample(second);
    pairs.look();
  }

  private void switchTo(Presence presence, Query query) {
    toggle.set(presence);
    // The server forgets what it cached of the catalogue; planning loads it again, not counted.
    session.plan(query);
  }
}
