package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.trial.Trial;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Profiling verification: do we know where the time goes? */
final class ProfilingGates {

  /** Fewer runs a side than this decide nothing. */
  static final int FEWEST_RUNS = 5;

  /** Runs a side that decide where each takes at least so long and the sides lie far apart. */
  static final int FEWEST_LONG_RUNS = 2;

  static final double LONG_MILLIS = 1_000;

  static final double FAR_OFF = 2;

  static final List<Gate> ALL =
      List.of(
          Gate.beforeTrial(
                  Layer.PROFILING_CHECK, "profiled with what happened", ProfilingGates::profiled)
              .listedAs("explain"),
          gate("measured before and after", ProfilingGates::measuredBoth)
              .listedAs("execution time"),
          gate("index impact in figures", ProfilingGates::impactInFigures).listedAs("index impact"),
          gate("improvement measured, not estimated", ProfilingGates::improvementMeasured)
              .listedAs("improvement verif"));

  private ProfilingGates() {}

  private static Gate gate(String name, BiFunction<Submission, Trial, Verdict> question) {
    return Gate.afterTrial(Layer.PROFILING_CHECK, name, question);
  }

  private static Verdict profiled(Submission submission) {
    List<Measurement> concerned = submission.concerned();
    if (concerned.isEmpty()) {
      return submission.issue().query() == null
          ? Verdict.noted("no statement of the workload touches the table")
          : Verdict.failed("the statement was never profiled");
    }
    return concerned.stream()
        .filter(measured -> measured.plan().root().actual() == null)
        .filter(measured -> !measured.timing().isAtLeast())
        .findFirst()
        .map(
            measured ->
                Verdict.failed(
                    measured.query() + " was planned, but its plan never ran", measured.id()))
        .orElse(new Verdict.Passed(concerned.stream().map(Measurement::id).toList()));
  }

  private static Verdict measuredBoth(Submission submission, Trial trial) {
    List<Comparison> all = all(trial).toList();
    if (all.isEmpty()) {
      return submission.promisesReads()
          ? Verdict.failed("no statement was timed", trial.id())
          : Verdict.noted("it promises space, and no statement's time is touched", trial.id());
    }
    return all.stream()
        .filter(each -> each.outcome() != Outcome.INCONCLUSIVE)
        .filter(each -> Math.min(each.with().runs(), each.without().runs()) < runsNeeded(each))
        .findFirst()
        .map(each -> Verdict.failed(each.query() + " ran too seldom on one side", each.id()))
        .orElse(new Verdict.Passed(all.stream().map(Comparison::id).toList()));
  }

  /** Long runs that lie far apart need few; one that is cut off with the remedy is a loss. */
  private static int runsNeeded(Comparison comparison) {
    if (comparison.with().isAtLeast()) {
      return 1;
    }
    boolean isLong =
        comparison.ratio().known() != Ratio.Known.INTERVAL
            && Math.max(comparison.with().medianMillis(), comparison.without().medianMillis())
                >= LONG_MILLIS;
    return isLong && isFarOff(comparison.ratio()) ? FEWEST_LONG_RUNS : FEWEST_RUNS;
  }

  private static boolean isFarOff(Ratio ratio) {
    return ratio.estimate() <= 1 / FAR_OFF || ratio.estimate() >= FAR_OFF;
  }

  private static Stream<Comparison> all(Trial trial) {
    return Stream.concat(trial.reads().stream(), trial.writes().stream());
  }

  private static Verdict impactInFigures(Submission submission, Trial trial) {
    return submission.creations().stream()
        .filter(create -> !KeyChecks.areServedBy(create, submission))
        .map(CreateIndex::name)
        .filter(name -> users(trial, name).isEmpty())
        .findFirst()
        .map(name -> Verdict.failed("no measured plan uses " + name, trial.id()))
        .orElseGet(() -> measuredUse(submission, trial));
  }

  private static Verdict measuredUse(Submission submission, Trial trial) {
    if (!submission.drops().isEmpty() && trial.bytes() == 0) {
      return Verdict.failed("what the index took is not known", trial.id());
    }
    return new Verdict.Passed(
        submission.creations().stream()
            .flatMap(create -> users(trial, create.name()).stream())
            .distinct()
            .toList());
  }

  private static List<EvidenceId> users(Trial trial, String index) {
    return all(trial)
        .filter(each -> IndexStrategyGates.uses(each.plans().with(), index))
        .map(Comparison::id)
        .toList();
  }

  /** A gain that its own interval does not show was not measured, whatever its verdict says. */
  private static Verdict improvementMeasured(Submission submission, Trial trial) {
    Stream<Comparison> gains =
        submission.promisesReads() ? trial.subjectComparison().stream() : all(trial);
    return gains
        .filter(each -> each.outcome() == Outcome.BETTER)
        .filter(each -> each.ratio().high() >= 1 || each.with().runs() == 0)
        .findFirst()
        .map(each -> Verdict.failed("its interval does not show the gain it claims", each.id()))
        .orElse(Verdict.passed(trial.id()));
  }
}
