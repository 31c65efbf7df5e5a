package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Comparison.Point;
import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;

/** A whole-number column that is cast or reckoned with becomes the plain column. */
final class PlainNumber implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a whole-number column is compared as another type or after arithmetic",
          "The column is a smallint, integer or bigint, and what it is compared with, multiplied"
              + " with and added to are exact numbers; the plain column may also be compared with a"
              + " whole number below 2^52 as a floating-point number.",
          "Whole numbers are the same numbers as numerics, and adding to or multiplying both sides"
              + " of a comparison keeps it; where the arithmetic would overflow, the original fails"
              + " and the other answers.");

  private static final int EXACT = 40;

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .flatMap(
            comparison ->
                NumberOfColumn.read(comparison.side(), scope)
                    .flatMap(number -> plain(comparison, number))
                    .stream())
        .findFirst();
  }

  private static Optional<Replacement> plain(Comparison comparison, NumberOfColumn number) {
    boolean isPlain =
        number.isPlain()
            && comparison.points().stream()
                .allMatch(point -> isWhole(Expressions.strip(point.value())));
    List<String> texts =
        comparison.points().stream().flatMap(point -> text(point, number).stream()).toList();
    if (isPlain || texts.isEmpty() || texts.size() < comparison.points().size()) {
      return Optional.empty();
    }
    return Optional.of(written(comparison, number.column(), texts));
  }

  private static boolean isWhole(Expression value) {
    return value instanceof LongValue
        || (value instanceof SignedExpression signed
            && signed.getExpression() instanceof LongValue);
  }

  private static Replacement written(
      Comparison comparison, ColumnPlace column, List<String> texts) {
    Grounds grounds = Grounds.proven(column.fact());
    if (comparison.isList()) {
      String values =
          texts.stream().map(text -> text.substring(2)).collect(Collectors.joining(", "));
      return Replacement.single(RULE, column.written() + " in (" + values + ")", grounds);
    }
    String first = column.written() + " " + texts.get(0);
    return texts.size() == 1
        ? Replacement.single(RULE, first, grounds)
        : Replacement.both(RULE, first, column.written() + " " + texts.get(1), grounds);
  }

  /** The comparison's sign and number; empty where no whole number can be equal. */
  private static Optional<String> text(Point point, NumberOfColumn number) {
    Optional<BigDecimal> constant = Constant.number(point.value());
    return constant
        .or(() -> number.isPlain() ? Constant.wholeFloat(point.value()) : Optional.empty())
        .flatMap(
            value -> {
              BigDecimal bound =
                  value
                      .subtract(number.offset())
                      .divide(number.factor(), EXACT, RoundingMode.FLOOR);
              boolean isExact =
                  bound.multiply(number.factor()).add(number.offset()).compareTo(value) == 0;
              Order order = number.factor().signum() < 0 ? point.order().turned() : point.order();
              return text(order, bound, isExact);
            });
  }

  private static Optional<String> text(Order order, BigDecimal bound, boolean isExact) {
    BigInteger floor = bound.setScale(0, RoundingMode.FLOOR).toBigInteger();
    boolean isWhole = isExact && Constant.isWhole(bound);
    BigInteger ceiling = isWhole ? floor : floor.add(BigInteger.ONE);
    if (floor.bitLength() > 62 || (order == Order.EQUAL && !isWhole)) {
      return Optional.empty();
    }
    BigInteger value =
        switch (order) {
          case EQUAL, AT_MOST, GREATER -> floor;
          case LESS, AT_LEAST -> ceiling;
        };
    return Optional.of(order.sign() + " " + value);
  }
}
