package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** OR becomes UNION ALL, or UNION for DISTINCT, where each part has an index of its own. */
final class EitherCondition implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "one of several conditions is enough",
          "The SELECT reads tables and has no groups or windows; each part leaves out what the"
              + " parts before it have found, or all are put together without doubles for"
              + " DISTINCT.",
          "Every row that fulfils one of the conditions is found by the first part whose condition"
              + " it fulfils, and by no other, or is kept once.");

  private static final int MOST_PARTS = 4;

  private static boolean isUsable(PlainSelect select, Scope scope, boolean isCount) {
    return select.getWhere() != null
        && scope.isOfTables()
        && Selects.isListed(select)
        && (select.getDistinct() == null || select.getDistinct().getOnSelectItems() == null)
        && (isCount ? Selects.isPlain(select) : ScalarItems.are(select));
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isCount =
        select.getSelectItems().size() == 1
            && select.getSelectItem(0).getExpression().toString().equalsIgnoreCase("count(*)");
    if (!isUsable(select, scope, isCount)) {
      return List.of();
    }
    Slot where = new Slot(Slot.Around.CLAUSE, select::getWhere, select::setWhere);
    List<Change> changes = new ArrayList<>();
    List<Slot> conjuncts = where.conjuncts();
    for (int i = 0; i < conjuncts.size(); i++) {
      List<Expression> either = either(Expressions.strip(conjuncts.get(i).get()));
      if (either.size() > 1 && either.size() <= MOST_PARTS) {
        String others = others(conjuncts, i);
        change(select, either, others, isCount).ifPresent(changes::add);
      }
    }
    return changes;
  }

  private static String others(List<Slot> conjuncts, int without) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < conjuncts.size(); i++) {
      if (i != without) {
        others.add(conjuncts.get(i).joined());
      }
    }
    return String.join(" and ", others);
  }

  private static List<Expression> either(Expression condition) {
    if (!(condition instanceof OrExpression or)) {
      return List.of(condition);
    }
    List<Expression> parts = new ArrayList<>(either(Expressions.strip(or.getLeftExpression())));
    parts.addAll(either(Expressions.strip(or.getRightExpression())));
    return parts;
  }

  private static Optional<Change> change(
      PlainSelect select, List<Expression> either, String others, boolean isCount) {
    List<String> parts = new ArrayList<>();
    boolean isDistinct = select.getDistinct() != null;
    String before = others.isEmpty() ? "" : others + " and ";
    for (Expression part : either) {
      String items = isCount ? "1" : Selects.items(select);
      parts.add(
          "select "
              + items
              + " from "
              + Selects.source(select)
              + " where "
              + before
              + "("
              + part
              + ")");
      before += isDistinct ? "" : "(" + part + ") is not true and ";
    }
    String all = String.join(isDistinct ? " union " : " union all ", parts);
    if (isCount) {
      String alias =
          select.getSelectItem(0).getAlias() == null
              ? ""
              : select.getSelectItem(0).getAlias().toString();
      return Optional.of(
          Change.of(
              "select count(*)" + alias + " from (" + all + ") either_part",
              RULE,
              Grounds.proven()));
    }
    return order(select).map(order -> Change.of(all + order, RULE, Grounds.proven()));
  }

  /** ORDER BY and LIMIT of the original; empty where it sorts by what the result does not show. */
  private static Optional<String> order(PlainSelect select) {
    if (select.getOrderByElements() == null) {
      return Optional.of(Selects.limit(select));
    }
    List<String> keys = new ArrayList<>();
    for (OrderByElement element : select.getOrderByElements()) {
      Optional<String> key = ofAll(element.getExpression(), select);
      int position = position(element.getExpression(), select);
      if (position == 0 && key.isEmpty()) {
        return Optional.empty();
      }
      keys.add(key.orElse("" + position) + Selects.direction(element));
    }
    return Optional.of(" order by " + String.join(", ", keys) + Selects.limit(select));
  }

  /** A column that is sorted by where all columns of one table are shown, by its name alone. */
  private static Optional<String> ofAll(Expression key, PlainSelect select) {
    boolean isAll =
        select.getSelectItems().size() == 1
            && select.getSelectItem(0).toString().endsWith("*")
            && Selects.onlyTable(select).isPresent();
    return isAll && key instanceof Column column
        ? Optional.of(column.getColumnName())
        : Optional.empty();
  }

  /** The item that is sorted by, from 1; 0 where none is for certain. */
  private static int position(Expression key, PlainSelect select) {
    List<SelectItem<?>> items = select.getSelectItems();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).getExpression() instanceof AllColumns) {
        return 0;
      }
      boolean isNamed = Selects.quotedName(items.get(i)).filter(key.toString()::equals).isPresent();
      boolean isSame =
          key instanceof Column && items.get(i).getExpression().toString().equals(key.toString());
      if (isNamed || isSame) {
        found.add(i + 1);
      }
    }
    return found.size() == 1 ? found.get(0) : 0;
  }
}
