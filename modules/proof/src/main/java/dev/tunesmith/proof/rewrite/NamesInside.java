package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Tells whether what a SELECT names is its own. */
final class NamesInside {

  private NamesInside() {}

  /**
   * How many SELECTs lie around the outermost one whose columns a SELECT names outside of its
   * subqueries; below 0 where that is not certain.
   */
  static int outermost(PlainSelect select, Scope scope) {
    boolean isCertain =
        select.getWindowDefinitions() == null
            && select.getLateralViews() == null
            && select.getForMode() == null
            && hasKnownSources(select);
    return isCertain
        ? Stream.concat(read(select), sorted(select).filter(key -> !isOfResult(key, select)))
            .mapToInt(expression -> outermost(expression, scope))
            .min()
            .orElse(Integer.MAX_VALUE)
        : -1;
  }

  private static boolean hasKnownSources(PlainSelect select) {
    return Selects.sources(select)
        .noneMatch(item -> item.getSampleClause() != null || item instanceof LateralSubSelect);
  }

  private static int outermost(Expression expression, Scope scope) {
    return Expressions.columns(expression).stream()
        .mapToInt(column -> scope.find(column).map(ColumnPlace::depth).orElse(-1))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** What is asked of the rows before they are sorted. */
  private static Stream<Expression> read(PlainSelect select) {
    return Stream.of(
            select.getSelectItems().stream()
                .map(SelectItem::getExpression)
                .filter(shown -> !(shown instanceof AllColumns)),
            Stream.ofNullable(select.getWhere()),
            Selects.joins(select).stream().flatMap(join -> join.getOnExpressions().stream()),
            Stream.ofNullable(select.getHaving()))
        .flatMap(each -> each);
  }

  /** What it is sorted and grouped by. */
  private static Stream<Expression> sorted(PlainSelect select) {
    return Stream.concat(
        Stream.ofNullable(select.getOrderByElements())
            .flatMap(List::stream)
            .map(OrderByElement::getExpression),
        Stream.ofNullable(select.getGroupBy()).flatMap(NamesInside::grouped));
  }

  private static Stream<Expression> grouped(GroupByElement groups) {
    List<Expression> all = new ArrayList<>();
    if (groups.getGroupByExpressionList() != null) {
      for (Object each : groups.getGroupByExpressionList()) {
        all.add((Expression) each);
      }
    }
    for (Object set : groups.getGroupingSets()) {
      if (set instanceof Expression expression) {
        all.add(expression);
      }
    }
    return all.stream();
  }

  /** Whether it is one of the result's columns, by its name. */
  private static boolean isOfResult(Expression key, PlainSelect select) {
    return key instanceof Column column
        && column.getTable() == null
        && select.getSelectItems().stream()
            .flatMap(item -> Selects.quotedName(item).stream())
            .anyMatch(name -> Scope.folded(name).equals(Scope.folded(column.getColumnName())));
  }
}
