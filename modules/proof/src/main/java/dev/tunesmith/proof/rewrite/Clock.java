package dev.tunesmith.proof.rewrite;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;

/**
 * A moment that is the same for all rows.
 *
 * @param text as it stands before a step by an interval
 * @param isOfTheWorld whether it is a moment in the world, and not what some clock shows
 */
record Clock(String text, boolean isOfTheWorld) {

  static final Clock NOW = new Clock("now()", true);
  static final Clock TODAY = new Clock("current_date", false);
  static final Clock LOCAL = new Clock("localtimestamp", false);

  private static final Set<String> WORLD =
      Set.of("now()", "current_timestamp", "transaction_timestamp()");

  static Optional<Clock> read(Expression written) {
    Expression expression = Expressions.strip(written);
    String word = expression.toString().toLowerCase(Locale.ROOT);
    if (WORLD.contains(word)) {
      return Optional.of(NOW);
    }
    return Stream.of(LOCAL, TODAY)
        .filter(clock -> clock.text().equals(word))
        .findFirst()
        .or(() -> cast(expression))
        .or(() -> constant(expression));
  }

  private static Optional<Clock> cast(Expression expression) {
    return expression instanceof CastExpression cast
            && read(cast.getLeftExpression()).filter(NOW::equals).isPresent()
        ? Expressions.castType(cast)
            .map(type -> type.toLowerCase(Locale.ROOT))
            .flatMap(
                type ->
                    type.equals("date")
                        ? Optional.of(TODAY)
                        : Optional.of(LOCAL).filter(any -> type.equals("timestamp")))
        : Optional.empty();
  }

  private static Optional<Clock> constant(Expression expression) {
    return TimeConstant.typeOf(expression)
        .filter(type -> type == ValueType.DATE || type == ValueType.TIMESTAMP)
        .flatMap(type -> TimeConstant.read(expression, type))
        .map(Clock::of);
  }

  static Clock of(LocalDateTime moment) {
    return new Clock("timestamp '" + moment.toString().replace('T', ' ') + "'", false);
  }
}
