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
import java.util.List;

/**
 * Measures several statements with remedies really there and really gone. Switching is dear, so one
 * switch serves a block in which every statement is sampled once; blocks come in the order without,
 * with, with, without. Two neighbouring blocks make one pair.
 */
public final class Blocks {

  /** What all statements together may take, switching included. */
  public static final Duration BUDGET = Duration.ofSeconds(5);

  /** The look at which undecided statements are given up: more would build indexes all day. */
  static final int MOST_PAIRS = 10;

  private static final int FIRST_LOOK_PATIENCE = 10;

  private final SandboxSession session;
  private final Toggle toggle;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final Duration budget;
  private final RunLimits limits;

  /** All statements together take about {@code budget}; comparisons an id from {@code evidence}. */
  public Blocks(
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

  /** Compares the statements; afterwards the remedies may be there or not. */
  public List<Comparison> compare(List<Query> statements, SequentialRule rule) {
    if (statements.isEmpty()) {
      return List.of();
    }
    Instant start = clock.instant();
    List<PairedSamples> measured = warmedUp(statements, rule);
    for (int pair = 0; mayGoOn(start, pair) && !undecided(measured).isEmpty(); pair++) {
      List<PairedSamples> undecided = undecided(measured);
      Presence first = pair % 2 == 0 ? Presence.WITHOUT : Presence.WITH;
      block(undecided, first);
      block(undecided, first.other());
      undecided.forEach(PairedSamples::look);
    }
    return measured.stream().map(one -> one.comparison(evidence.next())).toList();
  }

  private List<PairedSamples> warmedUp(List<Query> statements, SequentialRule rule) {
    toggle.set(Presence.WITH);
    List<Samples> with =
        statements.stream()
            .map(query -> Samples.warmedUp(session, query, limits.longest()))
            .toList();
    toggle.set(Presence.WITHOUT);
    return with.stream().map(samples -> besides(samples, rule)).toList();
  }

  private PairedSamples besides(Samples with, SequentialRule rule) {
    Duration limit = limits.beside(with.warmMillis());
    return new PairedSamples(with, Samples.warmedUp(session, with.query(), limit), rule);
  }

  private boolean mayGoOn(Instant start, int pairs) {
    Duration passed = Duration.between(start, clock.instant());
    boolean isWorthWaiting =
        pairs < SequentialRule.firstLook()
            && passed.compareTo(budget.multipliedBy(FIRST_LOOK_PATIENCE)) < 0;
    return pairs < MOST_PAIRS && (passed.compareTo(budget) < 0 || isWorthWaiting || pairs < 2);
  }

  private static List<PairedSamples> undecided(List<PairedSamples> measured) {
    return measured.stream().filter(PairedSamples::isUndecided).toList();
  }

  /** The first run after a switch loads what the server keeps of the catalogue; not counted. */
  private void block(List<PairedSamples> measured, Presence presence) {
    toggle.set(presence);
    for (PairedSamples one : measured) {
      one.on(presence).warmUpAgain();
      one.sample(presence);
    }
  }
}
