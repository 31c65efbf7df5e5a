package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Finds the constants that a statement compares plain columns with. */
final class ComparedConstants {

  private ComparedConstants() {}

  static List<ComparedConstant> of(String sql, Schema schema) {
    return SelectText.of(sql).stream()
        .flatMap(text -> ConditionWalk.of(text.tree(), schema).stream())
        .flatMap(
            found -> found.slot().leaves().stream().flatMap(leaf -> in(leaf.get(), found.scope())))
        .distinct()
        .toList();
  }

  private static Stream<ComparedConstant> in(Expression condition, Scope scope) {
    List<Expression> sides = new ArrayList<>();
    if (condition instanceof ComparisonOperator comparison) {
      sides.add(comparison.getLeftExpression());
      sides.add(comparison.getRightExpression());
    } else if (condition instanceof Between between) {
      sides.add(between.getLeftExpression());
      sides.add(between.getBetweenExpressionStart());
      sides.add(between.getBetweenExpressionEnd());
    } else if (condition instanceof InExpression in
        && in.getRightExpression() instanceof ParenthesedExpressionList<?> list) {
      sides.add(in.getLeftExpression());
      sides.addAll(list);
    }
    return sides.stream()
        .map(Expressions::strip)
        .filter(Column.class::isInstance)
        .flatMap(column -> scope.find((Column) column).stream())
        .filter(place -> !place.isDerived())
        .flatMap(place -> sides.stream().flatMap(side -> constant(place, side)));
  }

  private static Stream<ComparedConstant> constant(ColumnPlace place, Expression side) {
    Expression constant = Expressions.strip(side);
    boolean isPlain = constant instanceof LongValue || Expressions.plainText(constant).isPresent();
    return isPlain
        ? Stream.of(
            new ComparedConstant(place.table().name(), place.column().name(), constant.toString()))
        : Stream.empty();
  }
}
