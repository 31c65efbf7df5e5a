package dev.tunesmith.database.sql;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression that has a value for every row.
 *
 * @param written the literal as it stands in the text, or null where it is more than one
 */
record TotalValue(ValueType type, @Nullable String written) {

  static TotalValue of(ValueType type) {
    return new TotalValue(type, null);
  }

  boolean isWritten() {
    return written != null;
  }

  boolean isNumberFrom(int least) {
    return written != null && written.matches("\\d{1,9}") && Integer.parseInt(written) >= least;
  }

  boolean isOneOf(Set<String> words) {
    return written != null
        && words.contains(written.replace("'", "").strip().toLowerCase(Locale.ROOT));
  }

  /** A pattern that ends with its escape character is an error, for some texts only. */
  boolean isSoundPattern() {
    return written != null && !written.endsWith("\\'");
  }
}
