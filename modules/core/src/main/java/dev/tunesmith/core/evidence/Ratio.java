package dev.tunesmith.core.evidence;

/**
 * How long something takes with a remedy, as a multiple of without it; below 1 is faster.
 *
 * @param estimate the middle
 * @param low the lower end of the 95 % interval
 * @param high the upper end of the 95 % interval
 */
public record Ratio(double estimate, double low, double high) {

  public Ratio {
    if (!(low <= estimate && estimate <= high && low > 0)) {
      throw new IllegalArgumentException(
          "a ratio needs 0 < low <= estimate <= high, got " + low + ", " + estimate + ", " + high);
    }
  }
}
