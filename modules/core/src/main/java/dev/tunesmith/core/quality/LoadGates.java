package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Side;
import dev.tunesmith.core.issue.IssueKind;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Load testing verification: does it hold when others work too? A run under load is needed where
 * the issue is about locks, throughput or caching; where one was made, it is judged in any case.
 */
final class LoadGates {

  static final int FEWEST_CONNECTIONS = 2;

  /** Runs under load scatter more than single statements do. */
  static final double MARGIN = 0.10;

  static final double UNSTABLE_BELOW = 0.5;

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
    IssueKind kind = submission.issue().kind();
    return needsLoad(kind)
        ? Verdict.failed("the workload was not run under load")
        : new Verdict.NotApplicable(
            "a " + kind.title() + " is not about locks, throughput or caching");
  }

  // A new kind of issue has to be placed here before anything compiles.
  private static boolean needsLoad(IssueKind kind) {
    return switch (kind) {
      case SLOW_QUERY, REDUNDANT_INDEX -> false;
    };
  }

  private static Verdict holdsUnderLoad(LoadComparison load) {
    if (load.connections() < FEWEST_CONNECTIONS) {
      return Verdict.failed("one connection is no load", load.id());
    }
    double with = load.with().meanThroughput();
    double without = load.without().meanThroughput();
    boolean isSlower =
        with < (1 - MARGIN) * without
            || load.with().p95Millis() > (1 + MARGIN) * load.without().p95Millis();
    String text =
        String.format(
            Locale.ROOT,
            "%.0f statements a second, %.0f without; p95 %.1f ms, %.1f ms without",
            with,
            without,
            load.with().p95Millis(),
            load.without().p95Millis());
    return isSlower ? Verdict.failed(text, load.id()) : Verdict.noted(text, load.id());
  }

  private static Verdict locksResolved(LoadComparison load) {
    boolean isWorse =
        load.with().lockWaits() > load.without().lockWaits()
            || load.with().deadlocks() > load.without().deadlocks();
    String text =
        String.format(
            Locale.ROOT,
            "%d lock waits, %d without; %d deadlocks, %d without",
            load.with().lockWaits(),
            load.without().lockWaits(),
            load.with().deadlocks(),
            load.without().deadlocks());
    return isWorse ? Verdict.failed(text, load.id()) : Verdict.noted(text, load.id());
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
        String.format(
            Locale.ROOT,
            "%.1f %% from memory, %.1f %% without",
            100 * load.with().hitRate(),
            100 * load.without().hitRate());
    return load.with().hitRate() < (1 - MARGIN) * load.without().hitRate()
        ? Verdict.failed(text, load.id())
        : Verdict.noted(text, load.id());
  }

  private static Verdict stable(LoadComparison load) {
    List<Double> slices = load.with().throughput();
    double slowest = slices.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    return slices.size() < 2 || slowest < UNSTABLE_BELOW * load.with().meanThroughput()
        ? Verdict.failed("its throughput does not stay the same", load.id())
        : Verdict.passed(load.id());
  }
}
