package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.AnyType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;

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
    if (!(condition instanceof InExpression in)) {
      return Optional.empty();
    }
    return in.isNot() ? inNone(in, scope) : either(in, scope);
  }

  /** {@code x not in (select … union select …)}. */
  private static Optional<Expression> inNone(InExpression in, Scope scope) {
    Expression value = in.getLeftExpression();
    return value instanceof Column
            && in.getRightExpression() instanceof ParenthesedSelect inner
            && inner.getSelect() instanceof SetOperationList list
            && isUnion(list, scope)
        ? list.getSelects().stream()
            .<Expression>map(part -> noneOf(value, part))
            .reduce(AndExpression::new)
            .map(each -> new ParenthesedExpressionList<>(each))
        : Optional.empty();
  }

  private static Expression noneOf(Expression value, Select members) {
    return new InExpression()
        .withNot(true)
        .withLeftExpression(value)
        .withRightExpression(new ParenthesedSelect().withSelect(members));
  }

  /** Whether it is a union of SELECTs of one column each, all of one type, and nothing else. */
  private static boolean isUnion(SetOperationList list, Scope scope) {
    List<String> types =
        list.getSelects().stream()
            .filter(PlainSelect.class::isInstance)
            .flatMap(part -> type((PlainSelect) part, scope).stream())
            .toList();
    String parts =
        IntStream.range(0, list.getSelects().size())
            .mapToObj(i -> (i == 0 ? "" : " " + list.getOperation(i - 1) + " ") + list.getSelect(i))
            .collect(Collectors.joining());
    return types.size() == list.getSelects().size()
        && types.stream().distinct().count() == 1
        && list.getOperations().stream().allMatch(UnionOp.class::isInstance)
        && SelectText.words(list).equals(SelectText.words(parts));
  }

  private static Optional<String> type(PlainSelect part, Scope scope) {
    return part.getSelectItems().size() == 1
            && part.getSelectItem(0).getExpression() instanceof Column column
        ? ConditionWalk.inside(part, scope).find(column).map(place -> place.column().type())
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
