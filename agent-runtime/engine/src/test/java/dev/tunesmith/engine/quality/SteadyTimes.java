package dev.tunesmith.engine.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.LoadComparison.Changes;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.proof.baseline.Baseline;
import java.util.List;

/**
 * What a laboratory would find on a machine that does nothing else: an effect that is large counts
 * as it is, without doubt, and whatever is smaller is none. So a scene hangs on no measured time
 * but one with an effect many times as large as any noise; the others are made up in the scene.
 */
final class SteadyTimes {

  /** No noise of a busy machine, of which the fastest of many runs is taken, reaches this. */
  private static final double LARGE = 2;

  private static final Ratio SAME = new Ratio(1, 0.99, 1.01);

  private SteadyTimes() {}

  /** A laboratory whose times are steady. */
  static Laboratory of(Laboratory real) {
    return new FaultyLaboratory(
        real,
        new Faults(
            List.of(),
            SteadyTimes::equalShares,
            (laboratory, order) -> steady(laboratory.tryOut(order)),
            (laboratory, remedies, workload) ->
                steady(laboratory.runUnderLoad(remedies, workload))));
  }

  /** A comparison whose times with the remedy are so many times those without. */
  static Comparison times(Comparison measured, double ratio) {
    Timing without = measured.without();
    Timing with = measured.with();
    return new Comparison(
        measured.id(),
        measured.query(),
        without,
        new Timing(
            with.runs(),
            without.medianMillis() * ratio,
            without.p95Millis() * ratio,
            with.buffers(),
            with.rows()),
        around(ratio),
        outcome(ratio),
        measured.plans());
  }

  /** Else the slowest statement decides whether the others are worth a session's while. */
  private static Baseline equalShares(Baseline measured) {
    double share = 1.0 / measured.measurements().size();
    return new Baseline(
        measured.workload(),
        measured.measurements().stream().map(each -> Forged.share(each, share)).toList());
  }

  private static Trial steady(Trial trial) {
    return new Trial(
        trial.id(),
        trial.issue(),
        trial.remedies(),
        trial.subject(),
        steady(trial.reads()),
        trial.unchanged(),
        steady(trial.writes()),
        new Trial.Upkeep(steady(trial.upkeep().synthesised()), trial.upkeep().heapOnly()),
        trial.bytes(),
        trial.took(),
        trial.built(),
        trial.refresh());
  }

  private static List<Comparison> steady(List<Comparison> measured) {
    return measured.stream().map(SteadyTimes::steady).toList();
  }

  /** What is only known to be at least so large is large anyway. */
  private static Comparison steady(Comparison measured) {
    return measured.ratio().known() == Ratio.Known.INTERVAL
        ? times(measured, largeOrNone(measured.ratio().estimate()))
        : measured;
  }

  private static LoadComparison steady(LoadComparison measured) {
    Changes changes = measured.changes();
    return new LoadComparison(
        measured.id(),
        measured.connections(),
        measured.time(),
        measured.without(),
        measured.with(),
        new Changes(
            steady(changes.pace()),
            steady(changes.p95()),
            steady(changes.waiting()),
            // The pace of a loaded machine changes by itself while it is measured.
            new Change(SAME, Outcome.EQUAL)));
  }

  private static Change steady(Change measured) {
    double ratio = largeOrNone(measured.ratio().estimate());
    return new Change(around(ratio), outcome(ratio));
  }

  private static double largeOrNone(double ratio) {
    return ratio >= LARGE || ratio <= 1 / LARGE ? ratio : 1;
  }

  private static Ratio around(double ratio) {
    return new Ratio(ratio, ratio * SAME.low(), ratio * SAME.high());
  }

  private static Outcome outcome(double ratio) {
    if (ratio > SAME.high()) {
      return Outcome.WORSE;
    }
    return ratio < SAME.low() ? Outcome.BETTER : Outcome.EQUAL;
  }
}
