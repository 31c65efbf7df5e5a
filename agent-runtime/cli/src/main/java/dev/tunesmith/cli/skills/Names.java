package dev.tunesmith.cli.skills;

import java.util.Locale;

/** How constants are called in what a person reads. */
final class Names {

  private Names() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
