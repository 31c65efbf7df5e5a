package dev.tunesmith.advisor.review;

import dev.tunesmith.core.schema.Column;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a column's type is, as the catalogue formats it. */
record ColumnType(String name) {

  private static final Pattern LENGTH = Pattern.compile("\\((\\d{1,9})\\)");
  private static final Pattern QUALIFIERS = Pattern.compile("\\([^)]*\\)");

  static ColumnType of(Column column) {
    return new ColumnType(column.type().toLowerCase(Locale.ROOT));
  }

  /** Without its length or precision. */
  String base() {
    return QUALIFIERS.matcher(name).replaceAll("").strip().replaceAll("\\s+", " ");
  }

  boolean isText() {
    return base().equals("text") || base().equals("character varying") || isPadded();
  }

  boolean isPadded() {
    return base().equals("character") && length().orElse(1) > 1;
  }

  boolean isApproximate() {
    return base().equals("real") || base().equals("double precision");
  }

  boolean isTimeWithoutZone() {
    return base().equals("timestamp without time zone");
  }

  /** The length it is declared with. */
  OptionalInt length() {
    Matcher matcher = LENGTH.matcher(name);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
