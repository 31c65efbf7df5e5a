package dev.tunesmith.cli.terminal;

/** How a line stands out where colour is allowed. */
public enum Style {
  HEADING("\u001b[1m"),
  GOOD("\u001b[32m"),
  WARNING("\u001b[33m"),
  BAD("\u001b[31m"),
  COMMAND("\u001b[36m"),
  FAINT("\u001b[2m");

  private static final String RESET = "\u001b[0m";

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String over(String text) {
    return code + text + RESET;
  }
}
