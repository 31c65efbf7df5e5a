package dev.tunesmith.proof.rewrite;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import org.jspecify.annotations.Nullable;

/**
 * An expression of type date that is the same for all rows: a constant, or reckoned from today.
 *
 * @param text as it can be written beside any operator
 * @param constant the day, or null where it hangs on the clock
 */
record DayExpression(String text, @Nullable LocalDate constant) {

  private static final Set<String> CLOCKS =
      Set.of("current_timestamp", "localtimestamp", "now()", "transaction_timestamp()");
  private static final String MOST_DAYS = "\\d{1,5}";

  static Optional<DayExpression> read(Expression written) {
    Expression expression = Expressions.strip(written);
    Optional<DayExpression> constant = constant(expression);
    return constant.isPresent() ? constant : clock(expression);
  }

  boolean isConstant() {
    return constant != null;
  }

  private static Optional<DayExpression> constant(Expression expression) {
    return TimeConstant.read(expression, ValueType.DATE)
        .filter(time -> !isMoment(expression))
        .map(time -> of(time.toLocalDate()));
  }

  private static DayExpression of(LocalDate day) {
    return new DayExpression("date '" + day + "'", day);
  }

  // A timestamp beside a date is compared as one, and may lie within a day.
  private static boolean isMoment(Expression expression) {
    return TimeConstant.typeOf(expression).filter(type -> type != ValueType.DATE).isPresent();
  }

  private static Optional<DayExpression> clock(Expression expression) {
    if (word(expression).equals("current_date")) {
      return Optional.of(new DayExpression(expression.toString(), null));
    }
    if (expression instanceof CastExpression cast) {
      return Expressions.castType(cast)
          .filter("date"::equalsIgnoreCase)
          .flatMap(type -> dated(cast.getLeftExpression(), expression));
    }
    if (expression instanceof Addition || expression instanceof Subtraction) {
      return moved((BinaryExpression) expression);
    }
    return Expressions.call(expression, "date")
        .filter(arguments -> arguments.size() == 1)
        .flatMap(arguments -> dated(arguments.get(0), expression));
  }

  private static Optional<DayExpression> dated(Expression written, Expression whole) {
    Expression moment = Expressions.strip(written);
    if (CLOCKS.contains(word(moment))) {
      return Optional.of(new DayExpression("current_date", null));
    }
    boolean isMoved =
        (moment instanceof Addition || moment instanceof Subtraction)
            && CLOCKS.contains(
                word(Expressions.strip(((BinaryExpression) moment).getLeftExpression())))
            && Expressions.isInterval(((BinaryExpression) moment).getRightExpression());
    return isMoved ? Optional.of(new DayExpression(whole.toString(), null)) : Optional.empty();
  }

  private static String word(Expression expression) {
    return expression.toString().toLowerCase(Locale.ROOT);
  }

  private static Optional<DayExpression> moved(BinaryExpression sum) {
    Expression days = Expressions.strip(sum.getRightExpression());
    String sign = sum instanceof Addition ? " + " : " - ";
    return clock(Expressions.strip(sum.getLeftExpression()))
        .filter(day -> days instanceof LongValue && days.toString().matches(MOST_DAYS))
        .map(day -> new DayExpression(day.text + sign + days, null));
  }

  /** The day after. */
  String next() {
    return constant == null ? text + " + 1" : of(constant.plusDays(1)).text;
  }

  /** What must be true of the time zone for it to stand for a moment. */
  Midnights midnights() {
    return constant == null ? Midnights.ANY : Midnights.of(List.of(constant, constant.plusDays(1)));
  }
}
