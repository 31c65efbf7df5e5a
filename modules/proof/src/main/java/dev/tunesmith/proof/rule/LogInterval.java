package dev.tunesmith.proof.rule;

import dev.tunesmith.core.evidence.Outcome;
import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/** An estimate of the logarithm of a ratio with an interval around it. */
record LogInterval(double estimate, double low, double high) {

  /*
   * Yuen's interval (Biometrika 1974): the mean without the lowest and highest fifth, with the
   * standard deviation of the winsorised values and Student's t on the values kept. One outlier in
   * five on either side moves nothing. With fewer than ten values trimming would leave too few
   * degrees of freedom, so nothing is trimmed: an outlier then widens the interval, and the next
   * look decides.
   */
  private static final double TRIMMED_EACH_SIDE = 0.2;
  private static final int TRIMMED_FROM = 10;

  /** The two-sided interval that misses the true value with probability {@code error}. */
  static LogInterval around(double[] values, double error) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int count = sorted.length;
    int trimmed = count < TRIMMED_FROM ? 0 : (int) (TRIMMED_EACH_SIDE * count);
    int kept = count - 2 * trimmed;
    double estimate = Mean.of(Arrays.copyOfRange(sorted, trimmed, count - trimmed)).getAsDouble();
    double deviation = StandardDeviation.of(winsorised(sorted, trimmed)).getAsDouble();
    double standardError = deviation * Math.sqrt(count) / kept;
    double reach = TDistribution.of(kept - 1).inverseSurvivalProbability(error / 2) * standardError;
    return new LogInterval(estimate, estimate - reach, estimate + reach);
  }

  /** What an interval on the scale of the ratio shows against the margins. */
  Outcome outcome(double gainAtMost, double regressionAbove) {
    double gain = Math.log(gainAtMost);
    double regression = Math.log(regressionAbove);
    if (high <= gain) {
      return Outcome.BETTER;
    }
    if (low > regression) {
      return Outcome.WORSE;
    }
    boolean isWithin = low > gain && high <= regression;
    return isWithin ? Outcome.EQUAL : Outcome.INCONCLUSIVE;
  }

  private static double[] winsorised(double[] sorted, int trimmed) {
    double[] values = sorted.clone();
    Arrays.fill(values, 0, trimmed, sorted[trimmed]);
    Arrays.fill(
        values, values.length - trimmed, values.length, sorted[values.length - trimmed - 1]);
    return values;
  }
}
