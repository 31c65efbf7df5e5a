package dev.tunesmith.reports.page;

/** What a piece of text is to its reader; a form of a page may colour it. */
public enum Tone {
  /** Ordinary text. */
  PLAIN,
  /** What it all came to, or the name of what follows. */
  HEADING,
  /** Something was won, or is as it should be. */
  GOOD,
  /** Something came to nothing, is doubtful, or waits for a person. */
  WARNING,
  /** Something is wrong. */
  BAD,
  /** Something to be typed. */
  COMMAND,
  /** What may be passed over. */
  FAINT
}
