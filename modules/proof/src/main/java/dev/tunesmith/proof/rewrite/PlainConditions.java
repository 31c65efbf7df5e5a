package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.AnyType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/** Conditions in plainer words that are true, false and unknown for the same rows. */
final class PlainConditions {

  private PlainConditions() {}

  static void write(Slot slot, Scope scope) {
    plain(slot.get(), scope).ifPresent(slot::set);
    slot.parts().forEach(part -> write(part, scope));
  }

  private static Optional<Expression> plain(Expression condition, Scope scope) {
    if (condition instanceof NotExpression not) {
      return notIn(Expressions.strip(not.getExpression()));
    }
    return condition instanceof InExpression in && !in.isNot()
        ? either(in, scope)
        : Optional.empty();
  }

  /** {@code not (x in (…))} and {@code not x = any (select …)}. */
  private static Optional<Expression> notIn(Expression inner) {
    if (inner instanceof InExpression in && !in.isNot()) {
      in.setNot(true);
      return Optional.of(in);
    }
    return inner instanceof EqualsTo equal
            && equal.getRightExpression() instanceof AnyComparisonExpression any
            && any.getAnyType() != AnyType.ALL
            && any.getSelect() instanceof ParenthesedSelect members
        ? Optional.of(
            new NotEqualsTo(
                equal.getLeftExpression(), new AnyComparisonExpression(AnyType.ALL, members)))
        : Optional.empty();
  }

  /** A constant among columns of one type equals the one or the other. */
  private static Optional<Expression> either(InExpression in, Scope scope) {
    Expression value = in.getLeftExpression();
    boolean isConstant = value instanceof LongValue || Expressions.plainText(value).isPresent();
    if (!isConstant || !(in.getRightExpression() instanceof ParenthesedExpressionList<?> members)) {
      return Optional.empty();
    }
    List<ColumnPlace> places =
        members.stream()
            .filter(Column.class::isInstance)
            .flatMap(column -> scope.find((Column) column).stream())
            .toList();
    boolean isOfOneType =
        places.size() == members.size()
            && places.size() > 1
            && places.stream().map(place -> place.column().type()).distinct().count() == 1;
    return isOfOneType
        ? members.stream()
            .<Expression>map(column -> new EqualsTo((Column) column, value))
            .reduce(OrExpression::new)
            .map(each -> new ParenthesedExpressionList<>(each))
        : Optional.empty();
  }
}
