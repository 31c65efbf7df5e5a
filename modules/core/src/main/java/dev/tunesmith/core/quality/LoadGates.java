package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Side;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.text.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Load testing verification: does it hold when others work too? Where a run under load was made, it
 * is judged in any case.
 */
final class LoadGates {

  static final int FEWEST_CONNECTIONS = 2;

  /** A hit rate that falls by less than this part of itself is none that fell. */
  static final double MARGIN = 0.10;

  /** With deadlocks on both sides, so many more than twice as many are no chance. */
  static final long ODD_DEADLOCKS = 3;

  /** From the middle of the run, half of it and twice the whole, in halves. */
  private static final int LASTING = 5;

  static final List<Gate> ALL =
      List.of(
          gate("holds under load", LoadGates::holdsUnderLoad).listedAs("under load"),
          gate("locks do not get in the way", LoadGates::locksResolved).listedAs("lock"),
          gate("cache hit rates measured", LoadGates::hitRatesKept).listedAs("hit rate"),
          gate("stable over time", LoadGates::stable).listedAs("stable"));

  private LoadGates() {}

  private static Gate gate(String name, Function<LoadComparison, Verdict> question) {
    return new Gate(
        Layer.LOAD_CHECK,
        name,
        Gate.Stage.TRIED,
        Gate.Binding.CONTRACT,
        List.of(),
        null,
        submission -> judge(submission, question));
  }

  private static Verdict judge(Submission submission, Function<LoadComparison, Verdict> question) {
    LoadComparison load = submission.load();
    if (load != null) {
      return question.apply(load);
    }
    if (submission.ordersLocks()) {
      return new Verdict.NotApplicable("its trial lets the transactions themselves meet");
    }
    return UnderLoad.isNeeded(submission)
        ? Verdict.failed("the workload was not run under load")
        : new Verdict.NotApplicable(
            "a "
                + submission.issue().kind().title()
                + " is not about locks, throughput or caching, and neither is the remedy");
  }

  private static Verdict holdsUnderLoad(LoadComparison load) {
    if (load.connections() < FEWEST_CONNECTIONS) {
      return Verdict.failed("one connection is no load", load.id());
    }
    String text =
        "%s statements a second, %s without (each %s); p95 %s, %s without (%s)"
            .formatted(
                Figures.count(Math.round(load.with().meanThroughput())),
                Figures.count(Math.round(load.without().meanThroughput())),
                load.changes().pace().words(),
                Figures.millis(load.with().p95Millis()),
                Figures.millis(load.without().p95Millis()),
                load.changes().p95().words());
    return load.changes().pace().isWorse() || load.changes().p95().isWorse()
        ? Verdict.failed(text, load.id())
        : Verdict.noted(text, load.id());
  }

  /** Who gets more done may wait more often: then the locks are not in the way. */
  private static Verdict locksResolved(LoadComparison load) {
    boolean waitsMore =
        load.changes().waiting().isWorse() && load.changes().pace().outcome() != Outcome.BETTER;
    String text =
        String.format(
            Locale.ROOT,
            "%d lock waits, %d without; %d deadlocks, %d without",
            load.with().lockWaits(),
            load.without().lockWaits(),
            load.with().deadlocks(),
            load.without().deadlocks());
    return waitsMore || deadlocksMore(load)
        ? Verdict.failed(text, load.id())
        : Verdict.noted(text, load.id());
  }

  /** A workload that never deadlocked must not begin to; one that does may do so by chance. */
  private static boolean deadlocksMore(LoadComparison load) {
    long without = load.without().deadlocks();
    long most = without == 0 ? 0 : 2 * without + ODD_DEADLOCKS;
    return load.with().deadlocks() > most;
  }

  private static Verdict hitRatesKept(LoadComparison load) {
    boolean areMeasured =
        Stream.of(load.with(), load.without())
            .mapToDouble(Side::hitRate)
            .allMatch(rate -> rate >= 0 && rate <= 1);
    if (!areMeasured) {
      return Verdict.failed("no hit rate was measured", load.id());
    }
    String text =
        "%s from memory, %s without"
            .formatted(
                Figures.percent(load.with().hitRate()), Figures.percent(load.without().hitRate()));
    return load.with().hitRate() < (1 - MARGIN) * load.without().hitRate()
        ? Verdict.failed(text, load.id())
        : Verdict.noted(text, load.id());
  }

  /** Against its neighbours without the remedy: what the machine does slows both alike. */
  private static Verdict stable(LoadComparison load) {
    boolean fades = load.changes().drift().isWorse() && !outlivesItsDrift(load);
    return load.with().throughput().size() < 2 || fades
        ? Verdict.failed("its throughput does not stay the same", load.id())
        : Verdict.noted("later against earlier: " + load.changes().drift().words(), load.id());
  }

  /**
   * Whether it would still be faster if it went on slowing down as it did, for twice as long again.
   * A gain of 100 times that becomes one of 80 while something else begins to work on the machine
   * is no gain that fades.
   */
  private static boolean outlivesItsDrift(LoadComparison load) {
    double drift = load.changes().drift().ratio().high();
    return load.changes().pace().outcome() == Outcome.BETTER
        && load.changes().pace().ratio().high() * Math.pow(drift, LASTING) < 1;
  }
}
