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
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Measures several statements with remedies really there and really gone. Switching is dear, so one
 * switch serves a block in which every statement is sampled once; blocks come in the order with,
 * without, without, with. Two neighbouring blocks make one pair.
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

  /** All statements together take about {@code budget}; comparisons an id from {@code evidence}. */
  public Blocks(
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

  /** Compares the statements; afterwards the remedies may be there or not. */
  public List<Comparison> compare(List<Query> statements, SequentialRule rule) {
    if (statements.isEmpty()) {
      return List.of();
    }
    Instant start = clock.instant();
    toggle.set(Presence.WITHOUT);
    List<Samples> without = warmedUp(statements);
    toggle.set(Presence.WITH);
    List<Samples> with = warmedUp(statements);
    List<Measured> measured =
        IntStream.range(0, statements.size())
            .mapToObj(i -> new Measured(with.get(i), without.get(i), rule))
            .toList();

    for (int pair = 0; mayGoOn(start, pair) && !areDecided(measured); pair++) {
      boolean isWithFirst = pair % 2 == 0;
      block(measured, isWithFirst ? Presence.WITH : Presence.WITHOUT);
      block(measured, isWithFirst ? Presence.WITHOUT : Presence.WITH);
      measured.forEach(Measured::look);
    }
    return measured.stream().map(one -> one.comparison(evidence)).toList();
  }

  private List<Samples> warmedUp(List<Query> statements) {
    return statements.stream().map(query -> Samples.warmedUp(session, query)).toList();
  }

  private boolean mayGoOn(Instant start, int pairs) {
    Duration passed = Duration.between(start, clock.instant());
    boolean isWorthWaiting =
        pairs < SequentialRule.firstLook()
            && passed.compareTo(budget.multipliedBy(FIRST_LOOK_PATIENCE)) < 0;
    return pairs < MOST_PAIRS && (passed.compareTo(budget) < 0 || isWorthWaiting || pairs < 2);
  }

  private static boolean areDecided(List<Measured> measured) {
    return measured.stream().allMatch(one -> one.outcome.isPresent());
  }

  private void block(List<Measured> measured, Presence presence) {
    toggle.set(presence);
    measured.forEach(one -> one.sample(session, presence));
  }

  private static final class Measured {
    private final Samples with;
    private final Samples without;
    private final SequentialRule rule;
    private final int runs;
    private final PairedTimes pairs = new PairedTimes();
    private Optional<Outcome> outcome = Optional.empty();
    private double withMillis;
    private double withoutMillis;

    Measured(Samples with, Samples without, SequentialRule rule) {
      this.with = with;
      this.without = without;
      this.rule = rule;
      this.runs = with.runsPerSample(without);
    }

    void sample(SandboxSession session, Presence presence) {
      if (outcome.isPresent()) {
        return;
      }
      // The first run after a switch loads what the server keeps of the catalogue; not counted.
      session.run(with.query());
      if (presence == Presence.WITH) {
        withMillis = with.sample(runs);
      } else {
        withoutMillis = without.sample(runs);
      }
    }

    void look() {
      if (outcome.isEmpty()) {
        pairs.add(withMillis, withoutMillis);
        outcome = rule.decide(pairs);
      }
    }

    Comparison comparison(EvidenceCounter evidence) {
      return new PairOfSamples(with, without)
          .comparison(evidence.next(), pairs, outcome.orElse(Outcome.INCONCLUSIVE));
    }
  }
}
