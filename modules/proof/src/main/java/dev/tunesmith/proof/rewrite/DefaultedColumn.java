package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Comparison.Point;
import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/** A column with a value for NULL becomes the plain column, with or without NULL. */
final class DefaultedColumn implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a column with a constant for NULL is compared with a constant",
          "Both constants are exact numbers, or texts compared byte by byte, and only rows count"
              + " for which the condition is true.",
          "Where the column is NULL the constant decides once and for all; elsewhere the column"
              + " does.");

  private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint");

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.points().size() == 1)
        .flatMap(comparison -> of(comparison.side(), comparison.points().get(0), scope).stream())
        .findFirst();
  }

  private static Optional<Replacement> of(Expression side, Point point, Scope scope) {
    List<? extends Expression> arguments = Expressions.call(side, "coalesce").orElse(List.of());
    if (arguments.size() != 2 || !(Expressions.strip(arguments.get(0)) instanceof Column named)) {
      return Optional.empty();
    }
    return scope
        .find(named)
        .flatMap(
            column ->
                holdsForNull(column, arguments.get(1), point)
                    .map(holds -> written(column, point, holds)));
  }

  private static Replacement written(ColumnPlace column, Point point, boolean holdsForNull) {
    String plain = column.written() + " " + point.order().sign() + " " + point.value();
    Grounds grounds = Grounds.proven(column.fact());
    return holdsForNull && column.mayBeNull()
        ? Replacement.either(RULE, plain, column.written() + " is null", grounds)
        : Replacement.single(RULE, plain, grounds);
  }

  /** Whether the condition is true where the column is NULL; empty where that is not known. */
  private static Optional<Boolean> holdsForNull(ColumnPlace column, Expression given, Point point) {
    String type = column.column().type();
    if (NUMBERS.contains(type) || type.startsWith("numeric")) {
      return Constant.number(given)
          .flatMap(
              one -> Constant.number(point.value()).map(other -> holds(one, point.order(), other)));
    }
    boolean isText = type.equals("text") || type.startsWith("character varying");
    return isText && point.order() == Order.EQUAL
        ? Expressions.plainText(given)
            .flatMap(one -> Expressions.plainText(point.value()).map(one::equals))
        : Optional.empty();
  }

  private static boolean holds(BigDecimal one, Order order, BigDecimal other) {
    int compared = one.compareTo(other);
    return switch (order) {
      case EQUAL -> compared == 0;
      case LESS -> compared < 0;
      case AT_MOST -> compared <= 0;
      case GREATER -> compared > 0;
      case AT_LEAST -> compared >= 0;
    };
  }
}
