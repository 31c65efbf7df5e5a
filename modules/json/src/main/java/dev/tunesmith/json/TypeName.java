package dev.tunesmith.json;

import java.util.Locale;

/** Writes Java's names the way JSON carries them. */
final class TypeName {
  private TypeName() {}

  /** {@code SessionOpened} is {@code session_opened}; {@code OfQuery} is {@code query}. */
  static String of(Class<?> type) {
    return snakeCase(type.getSimpleName().replaceFirst("^Of(?=[A-Z])", ""));
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
