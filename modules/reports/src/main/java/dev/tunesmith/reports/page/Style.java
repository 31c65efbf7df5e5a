package dev.tunesmith.reports.page;

/** Colours a piece of plain text for a terminal; what it returns must show the same text. */
@FunctionalInterface
public interface Style {
  /** Leaves every text as it is. */
  Style NONE = (tone, text) -> text;

  /** The text, coloured for its tone. */
  String apply(Tone tone, String text);
}
