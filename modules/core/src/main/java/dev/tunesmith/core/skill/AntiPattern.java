package dev.tunesmith.core.skill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way of working that a skill file may forbid by name, and the runtime then refuses. */
public enum AntiPattern {
  SINGLE_PASS_OPTIMIZATION,
  UNVALIDATED_SCHEMA_CHANGES,
  INDEX_BLINDNESS,
  PERFORMANCE_ASSUMPTIONS,
  PRODUCTION_EXPERIMENTATION;

  /** The pattern of that name, whatever its letter case and however its words are joined. */
  public static Optional<AntiPattern> named(String text) {
    int colon = text.indexOf(':');
    String name =
        (colon < 0 ? text : text.substring(0, colon))
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z]+", " ")
            .strip()
            .replace(' ', '_')
            .replace("OPTIMISATION", "OPTIMIZATION");
    return Arrays.stream(values()).filter(pattern -> pattern.name().equals(name)).findFirst();
  }
}
