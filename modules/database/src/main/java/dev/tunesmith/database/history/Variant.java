package dev.tunesmith.database.history;

import java.util.List;

/** One way to fill a statement's parameters: each goes through its values from another side. */
enum Variant {
  SELECTIVE(0, 0.97, 0.02),
  MIDDLE(1, 0.5, 0.1),
  COMMON(2, 0.05, 0.9);

  private final int step;
  private final double lower;
  private final double width;

  Variant(int step, double lower, double width) {
    this.step = step;
    this.lower = lower;
    this.width = width;
  }

  /** The one of a list that goes from selective to common, or the list's last. */
  String of(List<String> values) {
    return values.get(Math.min(step, values.size() - 1));
  }

  /** Where a lower bound is laid, as the share of rows below it. */
  double lower() {
    return lower;
  }

  /** Where an upper bound is laid that has a lower one beside it. */
  double upperOfRange() {
    return Math.min(1, lower + width);
  }

  /** Where an upper bound is laid that stands alone. */
  double upper() {
    return 1 - lower;
  }
}
