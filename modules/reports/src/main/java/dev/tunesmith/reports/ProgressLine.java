package dev.tunesmith.reports;

import dev.tunesmith.core.text.HiddenCharacters;

/**
 * What happened, in one plain line for a person.
 *
 * @param text harmless on a terminal; names from the database are written out
 */
public record ProgressLine(Importance importance, String text) {
  /** Whether a line is worth showing to someone who did not ask for more. */
  public enum Importance {
    STEP,
    DETAIL
  }

  static ProgressLine step(String text) {
    return new ProgressLine(Importance.STEP, HiddenCharacters.onOneLine(text).strip());
  }

  static ProgressLine detail(String text) {
    return new ProgressLine(Importance.DETAIL, HiddenCharacters.onOneLine(text).strip());
  }
}
