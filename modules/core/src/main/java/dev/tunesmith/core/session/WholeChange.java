package dev.tunesmith.core.session;

import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.text.Figures;

/** What became of the whole workload, in a person's words. */
public final class WholeChange {

  private WholeChange() {}

  /** The change; it is larger still where what it was before was cut off. */
  public static String of(FinalMeasured measured) {
    boolean isAtLeast =
        measured.ratio() < 1
            && measured.comparisons().stream().anyMatch(each -> each.without().isAtLeast());
    return (isAtLeast ? "at least " : "") + Figures.change(measured.ratio());
  }
}
