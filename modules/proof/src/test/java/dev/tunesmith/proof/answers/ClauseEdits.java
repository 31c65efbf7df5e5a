package dev.tunesmith.proof.answers;

import dev.tunesmith.proof.answers.Mutation.Edit;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.OrderByElement.NullOrdering;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/** Wrong changes of a SELECT's clauses. */
final class ClauseEdits {

  private final PlainSelect select;
  private final List<Edit> edits = new ArrayList<>();

  private ClauseEdits(PlainSelect select) {
    this.select = select;
  }

  static List<Edit> of(PlainSelect select) {
    ClauseEdits edits = new ClauseEdits(select);
    edits.distinct();
    edits.joins();
    edits.conditions();
    edits.groups();
    edits.order();
    return edits.edits;
  }

  private void add(String operator, Runnable change) {
    edits.add(new Edit(operator, change));
  }

  private void distinct() {
    if (select.getDistinct() != null) {
      add("DISTINCT dropped", () -> select.setDistinct(null));
    }
  }

  private void joins() {
    if (select.getJoins() == null) {
      return;
    }
    for (Join join : select.getJoins()) {
      if (join.isLeft()) {
        add("LEFT JOIN to INNER", () -> join.setLeft(false));
        add(
            "LEFT JOIN to RIGHT",
            () -> {
              join.setLeft(false);
              join.setRight(true);
            });
        conditionBelow(join);
      } else {
        add("INNER JOIN to LEFT", () -> join.setLeft(true));
      }
    }
  }

  /** ON to WHERE, and WHERE to ON. */
  private void conditionBelow(Join join) {
    Expression on = join.getOnExpressions().iterator().next();
    if (on instanceof AndExpression and) {
      add(
          "ON moved to WHERE",
          () -> {
            join.setOnExpressions(List.of(and.getLeftExpression()));
            select.setWhere(both(select.getWhere(), and.getRightExpression()));
          });
    }
    List<Expression> where = conjuncts(select.getWhere());
    for (int i = 0; i < where.size(); i++) {
      int moved = i;
      add(
          "WHERE moved to ON",
          () -> {
            join.setOnExpressions(List.of(new AndExpression(on, where.get(moved))));
            select.setWhere(without(where, moved));
          });
    }
  }

  static @Nullable Expression both(@Nullable Expression first, @Nullable Expression second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    return new AndExpression(first, second);
  }

  static List<Expression> conjuncts(@Nullable Expression condition) {
    List<Expression> found = new ArrayList<>();
    if (condition instanceof AndExpression and) {
      found.addAll(conjuncts(and.getLeftExpression()));
      found.addAll(conjuncts(and.getRightExpression()));
    } else if (condition != null) {
      found.add(condition);
    }
    return found;
  }

  static @Nullable Expression without(List<Expression> conjuncts, int dropped) {
    Expression rest = null;
    for (int i = 0; i < conjuncts.size(); i++) {
      rest = i == dropped ? rest : both(rest, conjuncts.get(i));
    }
    return rest;
  }

  private void conditions() {
    List<Expression> where = conjuncts(select.getWhere());
    for (int i = 0; i < where.size(); i++) {
      int dropped = i;
      add("condition dropped", () -> select.setWhere(without(where, dropped)));
    }
    Expression having = select.getHaving();
    if (having != null) {
      add("HAVING dropped", () -> select.setHaving(null));
      add(
          "HAVING to WHERE",
          () -> {
            select.setWhere(both(select.getWhere(), having));
            select.setHaving(null);
          });
    }
  }

  private void groups() {
    GroupByElement group = select.getGroupBy();
    if (group != null) {
      ExpressionList<Expression> keys = group.getGroupByExpressionList();
      for (int i = 0; i < keys.size() && keys.size() > 1; i++) {
        int dropped = i;
        add("GROUP BY column dropped", () -> keys.remove(dropped));
      }
    }
  }

  private void order() {
    List<OrderByElement> elements = select.getOrderByElements();
    if (elements == null) {
      return;
    }
    for (OrderByElement element : elements) {
      add("ORDER BY turned", () -> element.setAsc(!element.isAsc()));
      add(
          "NULLS turned",
          () ->
              element.setNullOrdering(
                  element.isAsc() ? NullOrdering.NULLS_FIRST : NullOrdering.NULLS_LAST));
    }
    add("ORDER BY dropped", () -> select.setOrderByElements(null));
    if (select.getLimit() != null) {
      add("LIMIT shifted", () -> select.getLimit().setRowCount(new LongValue(4)));
      add("LIMIT dropped", () -> select.setLimit(null));
    }
  }
}
