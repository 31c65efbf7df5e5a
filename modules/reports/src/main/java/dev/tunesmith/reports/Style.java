package dev.tunesmith.reports;

/** Colours a piece of plain text for a terminal; what it returns must show the same text. */
@FunctionalInterface
public interface Style {
  /** What a piece of text is to its reader. */
  enum Tone {
    HEADLINE,
    HEADING,
    GAIN,
    REFUSAL,
    DECISION,
    COMMAND,
    ASIDE
  }

  /** Leaves every text as it is. */
  Style PLAIN = (tone, text) -> text;

  /** The text, coloured for its tone. */
  String apply(Tone tone, String text);
}
