package dev.tunesmith.reports;

import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.reports.page.Tone;

/**
 * What happened, in one plain line for a person.
 *
 * @param text harmless on a terminal; hidden characters are written out
 * @param addition what the line says besides where the lines before it are not there to be read
 * @param next what the session does now; empty where that is as before
 */
public record ProgressLine(
    Importance importance, Tone tone, String text, String addition, String next) {

  /** Whether a line is worth showing to someone who did not ask for more. */
  public enum Importance {
    /** What is kept where only the situation is shown. */
    LANDMARK,
    STEP,
    DETAIL
  }

  public ProgressLine {
    text = HiddenCharacters.onOneLine(text);
    addition = HiddenCharacters.onOneLine(addition);
    next = HiddenCharacters.onOneLine(next);
  }

  static ProgressLine landmark(String form, Object... values) {
    return line(Importance.LANDMARK, form, values);
  }

  static ProgressLine step(String form, Object... values) {
    return line(Importance.STEP, form, values);
  }

  static ProgressLine detail(String form, Object... values) {
    return line(Importance.DETAIL, form, values);
  }

  // Error-prone's annotations are no library of ours.
  @SuppressWarnings("AnnotateFormatMethod")
  private static ProgressLine line(Importance importance, String form, Object... values) {
    return new ProgressLine(importance, Tone.PLAIN, form.formatted(values), "", "");
  }

  ProgressLine in(Tone other) {
    return new ProgressLine(importance, other, text, addition, next);
  }

  ProgressLine adding(String more) {
    return new ProgressLine(importance, tone, text, more, next);
  }

  ProgressLine then(String step) {
    return new ProgressLine(importance, tone, text, addition, step);
  }
}
