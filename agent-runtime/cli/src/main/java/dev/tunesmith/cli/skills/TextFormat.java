package dev.tunesmith.cli.skills;

import java.util.Locale;

/** The forms of an answer: for a person, or for a program. */
enum TextFormat {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
