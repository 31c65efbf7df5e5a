package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import dev.tunesmith.proof.rewrite.StretchOfMoment.Cut;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;

/** The day, month or year of a moment compared with one reckoned from the clock is a range. */
final class StretchOfClock implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a moment is cut down to its day, month or year and compared with one of the clock's",
          "What it is compared with is the beginning of such a stretch, reckoned from the time at"
              + " which the transaction began, and days begin once, at midnight, in the session's"
              + " time zone.",
          "The moments of that stretch lie between its beginning and the next one's, which is a"
              + " day, a month or a year later.");

  private static final Set<String> CALLS = Set.of("now", "transaction_timestamp", "date_trunc");
  private static final Set<String> CLOCKS =
      Set.of("now", "transaction_timestamp", "current_date", "current_timestamp", "localtimestamp");
  private static final Pattern STEP =
      Pattern.compile("\\s*\\d{1,3}\\s*(day|week|month|year)s?\\s*");

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.points().size() == 1 && !comparison.isList())
        .flatMap(
            comparison ->
                StretchOfMoment.cut(comparison.side(), scope)
                    .flatMap(cut -> of(comparison.points().get(0), cut, scope))
                    .stream())
        .findFirst();
  }

  private static Optional<Replacement> of(Comparison.Point point, Cut cut, Scope scope) {
    Expression beginning = Expressions.strip(point.value());
    boolean isReckoned =
        scope.isConstant(beginning)
            && SelectText.calls(beginning.toString()).allMatch(CALLS::contains)
            && SelectText.names(beginning.toString()).stream().anyMatch(CLOCKS::contains)
            && isBeginning(beginning, cut.bucket());
    return isReckoned
        ? type(cut.column()).map(type -> written(point.order(), beginning, cut, type))
        : Optional.empty();
  }

  /** What the bounds are cast to, so that they compare with the column as it is. */
  private static Optional<String> type(ColumnPlace column) {
    String type = column.column().type();
    return type.equals("date")
        ? Optional.of("date")
        : type.matches("timestamp(\\(\\d\\))? without time zone")
            ? Optional.of("timestamp")
            : Optional.of("timestamptz").filter(zoned -> StretchOfMoment.isZoned(column));
  }

  /** Whether a stretch begins there, whenever it is asked. */
  private static boolean isBeginning(Expression written, Bucket bucket) {
    Expression moment = Expressions.strip(written);
    if (bucket == Bucket.DAY && DayExpression.read(moment).isPresent()) {
      return true;
    }
    if (moment instanceof Addition || moment instanceof Subtraction) {
      BinaryExpression moved = (BinaryExpression) moment;
      return isBeginning(moved.getLeftExpression(), bucket)
          && isWhole(moved.getRightExpression(), bucket);
    }
    return Expressions.call(moment, "date_trunc")
        .filter(arguments -> arguments.size() == 2)
        .flatMap(arguments -> Expressions.plainText(arguments.get(0)))
        .flatMap(field -> Bucket.named(field.toLowerCase(Locale.ROOT)))
        .filter(field -> field.compareTo(bucket) >= 0)
        .flatMap(field -> field.after(bucket).filter(field::equals))
        .isPresent();
  }

  /** Whether a constant interval leads from the beginning of a stretch to that of another. */
  private static boolean isWhole(Expression interval, Bucket bucket) {
    Matcher step = STEP.matcher(text(interval).toLowerCase(Locale.ROOT));
    return Expressions.isInterval(interval)
        && step.matches()
        && Bucket.named(step.group(1))
            .flatMap(unit -> unit.after(bucket).filter(unit::equals))
            .isPresent();
  }

  /** What stands between the quotes. */
  private static String text(Expression interval) {
    List<String> parts = List.of(interval.toString().split("'", -1));
    boolean isAll = parts.size() == 3 && !parts.get(2).toLowerCase(Locale.ROOT).contains("to ");
    return isAll ? parts.get(1) + parts.get(2).replaceAll("(?i)::\\s*interval", "") : "";
  }

  private static Replacement written(Order order, Expression beginning, Cut cut, String type) {
    String name = cut.column().written();
    String first = "cast(" + beginning + " as " + type + ")";
    String next = "cast(" + beginning + " + " + length(cut.bucket()) + " as " + type + ")";
    Grounds grounds = Grounds.proven(cut.column().fact()).given(Midnights.ANY);
    return switch (order) {
      case EQUAL -> Replacement.both(RULE, name + " >= " + first, name + " < " + next, grounds);
      case LESS -> Replacement.single(RULE, name + " < " + first, grounds);
      case AT_MOST -> Replacement.single(RULE, name + " < " + next, grounds);
      case GREATER -> Replacement.single(RULE, name + " >= " + next, grounds);
      case AT_LEAST -> Replacement.single(RULE, name + " >= " + first, grounds);
    };
  }

  private static String length(Bucket bucket) {
    return bucket == Bucket.QUARTER
        ? "interval '3 months'"
        : "interval '1 " + bucket.name().toLowerCase(Locale.ROOT) + "'";
  }
}
