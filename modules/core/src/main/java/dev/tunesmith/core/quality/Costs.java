package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.quality.Submission.Surroundings;
import java.util.List;
import java.util.stream.Stream;

/**
 * What statements lose or win with a remedy, in milliseconds of the workload: each as often as its
 * weight says. The paired ratio times the time without is steadier than two medians subtracted.
 */
final class Costs {

  /** A loss below this share of the whole workload's time is a trifle. */
  static final double TRIFLE = 0.001;

  private final Surroundings surroundings;

  Costs(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What all of them lose together; negative if they win. */
  double lossOf(List<Comparison> comparisons) {
    return comparisons.stream().mapToDouble(this::lossOf).sum();
  }

  double lossOf(Comparison comparison) {
    return weighted(comparison, comparison.ratio().estimate());
  }

  /** What it may lose at worst, by the interval's far end; without bound where none is known. */
  double worstLossOf(Comparison comparison) {
    return comparison.ratio().known() == Ratio.Known.AT_LEAST
        ? Double.POSITIVE_INFINITY
        : weighted(comparison, comparison.ratio().high());
  }

  /** What is certainly won by those that are better, at the least by each interval's near end. */
  double certainGainOf(Stream<Comparison> comparisons) {
    return comparisons
        .filter(each -> each.outcome() == Outcome.BETTER)
        .mapToDouble(each -> -weighted(each, each.ratio().high()))
        .sum();
  }

  private double weighted(Comparison comparison, double ratio) {
    return surroundings.weightOf(comparison.query())
        * comparison.without().medianMillis()
        * (ratio - 1);
  }

  /** The loss up to which nobody would notice; 0 where there is no baseline to hold it against. */
  double trifle() {
    double whole =
        surroundings.baseline().stream()
            .mapToDouble(each -> surroundings.weightOf(each.query()) * each.timing().medianMillis())
            .sum();
    return TRIFLE * whole;
  }
}
