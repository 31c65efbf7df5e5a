package dev.tunesmith.proof.rewrite;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import org.jspecify.annotations.Nullable;

/**
 * Reads constants that tell a time and that every session reads alike, whatever its DateStyle and
 * its time zone; of all others nothing is known.
 */
final class TimeConstant {

  /* Beyond these years the ends of a range would leave the range of the types. */
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9998;
  private static final int NO_DAY_LEFT_OUT_SINCE = 2013;

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})"
              + "(?<time>[ T](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,6}))?)?)?"
              + "(?<zone>Z|[+-]\\d{2}(?::?\\d{2})?)?");
  private static final Pattern INTERVAL =
      Pattern.compile("'(\\d{1,6}) (second|minute|hour|day|week|month|year)s?'");

  /**
   * A constant's value and type.
   *
   * @param value for a moment in the world, what a clock in UTC shows
   */
  private record Typed(LocalDateTime value, ValueType type) {}

  private TimeConstant() {}

  /** The value of a constant that is compared with something of type {@code against}. */
  static Optional<LocalDateTime> read(Expression written, ValueType against) {
    Expression constant = Expressions.strip(written);
    return value(constant, against)
        .filter(time -> time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR)
        .filter(time -> against != ValueType.LOCAL_MOMENT || isSafeMidnight(time));
  }

  // At other times of day clocks may be put on or back, and days were left out before.
  private static boolean isSafeMidnight(LocalDateTime time) {
    return time.getYear() >= NO_DAY_LEFT_OUT_SINCE && time.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private static Optional<LocalDateTime> value(Expression constant, ValueType against) {
    try {
      if (against == ValueType.YEAR) {
        return constant instanceof LongValue number
            ? Optional.of(LocalDateTime.of(Math.toIntExact(number.getValue()), 1, 1, 0, 0))
            : Optional.empty();
      }
      if (constant instanceof StringValue string) {
        return text(string, against).map(Typed::value);
      }
      return typed(constant).filter(typed -> fits(typed.type(), against)).map(Typed::value);
    } catch (DateTimeException | ArithmeticException e) {
      // No such day or number, so the server would refuse it or read it in a way of its own.
      return Optional.empty();
    }
  }

  private static boolean fits(ValueType type, ValueType against) {
    return (type == ValueType.TIMESTAMPTZ) == (against == ValueType.TIMESTAMPTZ);
  }

  /** The type that a constant has by itself; a string has none. */
  static Optional<ValueType> typeOf(Expression written) {
    try {
      return typed(written).map(Typed::type);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Typed> text(StringValue string, ValueType type) {
    Matcher iso = ISO.matcher(string.getValue());
    if (string.getPrefix() != null || !iso.matches()) {
      return Optional.empty();
    }
    String zone = iso.group("zone");
    boolean hasTime = iso.group("time") != null;
    // A date drops a time that is written with it, and a timestamp a zone.
    boolean isWhole =
        switch (type) {
          case DATE -> !hasTime && zone == null;
          case TIMESTAMP, LOCAL_MOMENT -> zone == null;
          case TIMESTAMPTZ -> hasTime && zone != null;
          case YEAR -> false;
        };
    return isWhole ? Optional.of(new Typed(inUtc(local(iso), zone), type)) : Optional.empty();
  }

  private static LocalDateTime local(Matcher iso) {
    return LocalDateTime.of(
        number(iso.group(1)),
        number(iso.group(2)),
        number(iso.group(3)),
        number(iso.group(5)),
        number(iso.group(6)),
        number(iso.group(7)),
        nanos(iso.group(8)));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  private static LocalDateTime inUtc(LocalDateTime local, @Nullable String zone) {
    return zone == null
        ? local
        : local
            .atOffset(ZoneOffset.of(zone))
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalDateTime();
  }

  private static Optional<Typed> typed(Expression written) {
    Expression constant = Expressions.strip(written);
    if (constant instanceof DateTimeLiteralExpression literal && literal.getType() != null) {
      return typeNamed(literal.getType().name())
          .flatMap(type -> text(new StringValue(literal.getValue()), type));
    }
    if (constant instanceof CastExpression cast) {
      return Expressions.castType(cast)
          .flatMap(TimeConstant::typeNamed)
          .flatMap(type -> cast(cast.getLeftExpression(), type));
    }
    if (constant instanceof Addition || constant instanceof Subtraction) {
      BinaryExpression sum = (BinaryExpression) constant;
      int sign = constant instanceof Addition ? 1 : -1;
      return typed(sum.getLeftExpression())
          .flatMap(start -> moved(start, Expressions.strip(sum.getRightExpression()), sign));
    }
    return Expressions.utcClock(constant)
        .flatMap(TimeConstant::typed)
        .filter(typed -> typed.type() == ValueType.TIMESTAMP)
        .map(typed -> new Typed(typed.value(), ValueType.TIMESTAMPTZ));
  }

  private static Optional<Typed> cast(Expression inner, ValueType type) {
    if (Expressions.strip(inner) instanceof StringValue string) {
      return text(string, type);
    }
    return typed(inner)
        .filter(typed -> fits(typed.type(), type))
        .map(
            typed ->
                type == ValueType.DATE
                    ? new Typed(Bucket.DAY.floor(typed.value()), type)
                    : new Typed(typed.value(), type));
  }

  static Optional<ValueType> typeNamed(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "date" -> Optional.of(ValueType.DATE);
      case "timestamp", "timestamp without time zone" -> Optional.of(ValueType.TIMESTAMP);
      case "timestamptz", "timestamp with time zone" -> Optional.of(ValueType.TIMESTAMPTZ);
      default -> Optional.empty();
    };
  }

  private static Optional<Typed> moved(Typed start, Expression step, int sign) {
    if (step instanceof LongValue days && start.type() == ValueType.DATE) {
      LocalDateTime value = start.value().plusDays(Math.multiplyExact(sign, days.getValue()));
      return Optional.of(new Typed(value, ValueType.DATE));
    }
    // A day is not always 24 hours where a time zone takes part.
    if (step instanceof IntervalExpression interval && start.type() != ValueType.TIMESTAMPTZ) {
      Matcher parts = INTERVAL.matcher(String.valueOf(interval.getParameter()));
      if (parts.matches() && interval.toString().equalsIgnoreCase("interval " + parts.group())) {
        ChronoUnit unit = ChronoUnit.valueOf(parts.group(2).toUpperCase(Locale.ROOT) + "S");
        long units = sign * Long.parseLong(parts.group(1));
        return Optional.of(new Typed(start.value().plus(units, unit), ValueType.TIMESTAMP));
      }
    }
    return Optional.empty();
  }
}
