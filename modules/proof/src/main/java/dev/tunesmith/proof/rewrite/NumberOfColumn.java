package dev.tunesmith.proof.rewrite;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.schema.Column;

/** A whole-number column, times {@code factor}, plus {@code offset}; the factor is not zero. */
record NumberOfColumn(ColumnPlace column, BigDecimal factor, BigDecimal offset, boolean isPlain) {

  private static final Set<String> WHOLE = Set.of("smallint", "integer", "bigint");

  static Optional<NumberOfColumn> read(Expression written, Scope scope) {
    Expression expression = Expressions.strip(written);
    if (expression instanceof Column named) {
      return scope
          .find(named)
          .filter(place -> WHOLE.contains(place.column().type()))
          .map(place -> new NumberOfColumn(place, BigDecimal.ONE, BigDecimal.ZERO, true));
    }
    if (expression instanceof CastExpression cast && Constant.isExactNumber(cast)) {
      return read(cast.getLeftExpression(), scope).map(NumberOfColumn::changed);
    }
    if (expression instanceof SignedExpression signed && signed.getSign() == '-') {
      return read(signed.getExpression(), scope).map(inner -> inner.times(BigDecimal.ONE.negate()));
    }
    return expression instanceof BinaryExpression both ? arithmetic(both, scope) : Optional.empty();
  }

  private static Optional<NumberOfColumn> arithmetic(BinaryExpression both, Scope scope) {
    Optional<NumberOfColumn> left = read(both.getLeftExpression(), scope);
    Expression other = left.isPresent() ? both.getRightExpression() : both.getLeftExpression();
    Optional<NumberOfColumn> column =
        left.isPresent() ? left : read(both.getRightExpression(), scope);
    return column.flatMap(
        inner ->
            Constant.number(other).flatMap(value -> inner.with(both, value, left.isPresent())));
  }

  private Optional<NumberOfColumn> with(BinaryExpression both, BigDecimal value, boolean isFirst) {
    if (both instanceof Addition) {
      return Optional.of(plus(value));
    }
    if (both instanceof Subtraction) {
      return Optional.of(
          isFirst ? plus(value.negate()) : times(BigDecimal.ONE.negate()).plus(value));
    }
    return both instanceof Multiplication && value.signum() != 0
        ? Optional.of(times(value))
        : Optional.empty();
  }

  private NumberOfColumn plus(BigDecimal value) {
    return new NumberOfColumn(column, factor, offset.add(value), false);
  }

  private NumberOfColumn times(BigDecimal value) {
    return new NumberOfColumn(column, factor.multiply(value), offset.multiply(value), false);
  }

  private NumberOfColumn changed() {
    return new NumberOfColumn(column, factor, offset, false);
  }
}
