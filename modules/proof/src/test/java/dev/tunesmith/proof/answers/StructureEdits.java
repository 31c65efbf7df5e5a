package dev.tunesmith.proof.answers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Rewrites that people make by hand and that hold only under conditions. */
final class StructureEdits {

  private final String sql;
  private final Map<String, String> changed = new LinkedHashMap<>();

  private StructureEdits(String sql) {
    this.sql = sql;
  }

  /** The changed statements by what was changed. */
  static Map<String, String> of(String sql) {
    StructureEdits edits = new StructureEdits(sql);
    if (edits.tree().isPresent()) {
      edits.unionOfBranches();
      edits.joins();
    }
    return edits.changed;
  }

  /** A fresh tree of a statement that is one plain SELECT. */
  private Optional<PlainSelect> tree() {
    return Mutation.parse(sql) instanceof PlainSelect select && select.getWhere() != null
        ? Optional.of(select)
        : Optional.empty();
  }

  private void unionOfBranches() {
    PlainSelect left = tree().orElseThrow();
    if (left.getWhere() instanceof OrExpression or) {
      PlainSelect right = tree().orElseThrow();
      left.setWhere(or.getLeftExpression());
      right.setWhere(or.getRightExpression());
      changed.put("OR to UNION ALL", left + " UNION ALL " + right);
    }
  }

  private void joins() {
    int conditions = ClauseEdits.conjuncts(tree().orElseThrow().getWhere()).size();
    for (int i = 0; i < conditions; i++) {
      PlainSelect select = tree().orElseThrow();
      List<Expression> where = ClauseEdits.conjuncts(select.getWhere());
      Expression condition = where.get(i);
      select.setWhere(ClauseEdits.without(where, i));
      if (condition instanceof InExpression in
          && in.getRightExpression() instanceof ParenthesedSelect inner) {
        membership(select, in, inner);
      } else if (bare(condition) instanceof ExistsExpression exists
          && exists.getRightExpression() instanceof ParenthesedSelect inner) {
        exists.setNot(exists.isNot() || condition instanceof NotExpression);
        existence(select, exists, inner.getPlainSelect());
      }
    }
  }

  private static Expression bare(Expression condition) {
    return condition instanceof NotExpression not ? not.getExpression() : condition;
  }

  private void membership(PlainSelect select, InExpression in, ParenthesedSelect inner) {
    Column column = (Column) inner.getPlainSelect().getSelectItem(0).getExpression();
    Expression same =
        new EqualsTo(in.getLeftExpression(), new Column("mutant." + column.getColumnName()));
    inner.setAlias(new Alias("mutant", false));
    if (in.isNot()) {
      String exists = "NOT EXISTS (SELECT 1 FROM " + inner + " WHERE " + same + ")";
      changed.put("NOT IN to NOT EXISTS", withCondition(select, exists));
    } else {
      join(select, inner, same);
      changed.put("IN to JOIN", select.toString());
    }
  }

  private static void join(PlainSelect select, FromItem item, Expression on) {
    Join join = new Join().setFromItem(item).setOnExpressions(List.of(on));
    select.addJoins(join);
  }

  private static String withCondition(PlainSelect select, String condition) {
    String rest = select.getWhere() == null ? "" : " AND " + select.getWhere();
    select.setWhere(new Column("mutant_condition"));
    return select.toString().replace("mutant_condition", condition + rest);
  }

  private void existence(PlainSelect select, ExistsExpression exists, PlainSelect inner) {
    List<Expression> conditions = ClauseEdits.conjuncts(inner.getWhere());
    String alias = inner.getFromItem().getAlias().getName();
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i) instanceof EqualsTo same
          && same.getLeftExpression() instanceof Column column
          && column.getTable() != null
          && column.getTable().getName().equals(alias)) {
        inner.setWhere(ClauseEdits.without(conditions, i));
        inner.setSelectItems(List.of(new SelectItem<>(column)));
        existence(select, exists, inner, same);
        return;
      }
    }
  }

  private void existence(
      PlainSelect select, ExistsExpression exists, PlainSelect inner, EqualsTo same) {
    if (exists.isNot()) {
      String in = same.getRightExpression() + " NOT IN (" + inner + ")";
      changed.put("NOT EXISTS to NOT IN", withCondition(select, in));
      return;
    }
    Column column = (Column) same.getLeftExpression();
    ParenthesedSelect derived = new ParenthesedSelect().withSelect(inner);
    derived.setAlias(new Alias("mutant", false));
    join(
        select,
        derived,
        new EqualsTo(same.getRightExpression(), new Column("mutant." + column.getColumnName())));
    changed.put("EXISTS to JOIN", select.toString());
  }
}
