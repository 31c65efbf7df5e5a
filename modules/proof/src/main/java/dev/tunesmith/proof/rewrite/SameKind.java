package dev.tunesmith.proof.rewrite;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;

/**
 * Types whose values are compared as they are. Between others a value may equal several: a whole
 * number becomes a floating-point one, a text loses its blanks, a time goes through a time zone.
 */
final class SameKind {

  private static final Set<String> EXACT = Set.of("smallint", "integer", "bigint", "numeric");
  private static final Set<String> TEXTS = Set.of("text", "character varying");

  private static final Set<String> ONE_FORM =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "text",
          "character varying",
          "boolean",
          "uuid",
          "date",
          "timestamp without time zone",
          "timestamp with time zone");

  private static final Set<String> OF_ONE_VALUE =
      Set.of(
          "numeric",
          "real",
          "double precision",
          "character",
          "bytea",
          "json",
          "jsonb",
          "inet",
          "interval",
          "time without time zone",
          "time with time zone");

  private SameKind() {}

  /** Whether no value of one type equals two different values of the other. */
  static boolean are(String one, String other) {
    String left = plain(one);
    String right = plain(other);
    return left.equals(right)
        || (EXACT.contains(left) && EXACT.contains(right))
        || (TEXTS.contains(left) && TEXTS.contains(right));
  }

  /** Whether equal values of a column are the same value, and are written alike. */
  static boolean isPlain(ColumnPlace place) {
    return isPlain(place.column().type());
  }

  /** Whether equal values of a type are the same value, and are written alike. */
  static boolean isPlain(String type) {
    return ONE_FORM.contains(plain(type)) || (type.startsWith("numeric(") && type.contains(","));
  }

  static boolean isExactNumber(String type) {
    return EXACT.contains(plain(type));
  }

  static boolean isText(String type) {
    return TEXTS.contains(plain(type)) || plain(type).equals("character");
  }

  /** Whether it says itself how it is to be compared: by being a text, or by a collation. */
  static boolean isText(Expression value) {
    Expression inner = Expressions.strip(value);
    return inner instanceof CollateExpression
        || (inner instanceof CastExpression cast
            && Expressions.castType(cast)
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> TEXTS.contains(plain(type)) || type.startsWith("varchar"))
                .isPresent());
  }

  /** Whether a value of it is NULL or not, and never a row that is both. */
  static boolean isOneValue(String type) {
    return ONE_FORM.contains(plain(type)) || OF_ONE_VALUE.contains(plain(type));
  }

  /** The type without its length or precision. */
  private static String plain(String type) {
    return type.replaceAll("\\([\\d, ]+\\)", "");
  }
}
