package dev.tunesmith.database.postgresql.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What people usually give functions that do not take just any value. */
final class CustomaryArguments {

  private static final Map<String, String> FIRST =
      Map.of("date_trunc", "day", "date_part", "day", "timezone", "UTC", "set_config", "a");
  private static final Map<String, String> SECOND =
      Map.of(
          "to_char", "YYYY-MM-DD",
          "to_date", "YYYY-MM-DD",
          "to_timestamp", "YYYY-MM-DD",
          "round", "2",
          "string_agg", ",");

  private CustomaryArguments() {}

  static Optional<String> of(String function, int position, String type) {
    if (type.equals("regconfig")) {
      return Optional.of("english");
    }
    return switch (position) {
      case 0 -> Optional.ofNullable(FIRST.get(function));
      case 1 -> Optional.ofNullable(SECOND.get(function));
      default -> Optional.empty();
    };
  }

  /** People search for a word, not for a whole text. */
  static String fitted(String function, String value) {
    if (!function.endsWith("tsquery")) {
      return value;
    }
    return Arrays.stream(value.split("[^\\p{L}]+"))
        .max(Comparator.comparingInt(String::length))
        .filter(word -> !word.isEmpty())
        .orElse("a");
  }
}
