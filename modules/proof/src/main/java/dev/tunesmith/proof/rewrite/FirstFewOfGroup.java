package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Comparison.Point;
import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Rows numbered within groups, of which the first few are kept, become a short look per group. */
final class FirstFewOfGroup implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are numbered within groups and the first few are kept",
          "The groups are the values of one column of one table that is never NULL, and the number"
              + " is row_number().",
          "The first few of a group are the first of the rows that have its value, and get the same"
              + " numbers where only they are numbered.");

  private static final String MOST_ROWS = "[1-9]\\d{0,4}";

  /** A SELECT that numbers rows, and which of its items is the number. */
  private record Numbered(PlainSelect inner, AnalyticExpression number, String name) {}

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isNumbered =
        select.getFromItem() instanceof ParenthesedSelect derived
            && derived.getAlias() != null
            && Selects.joins(select).isEmpty()
            && derived.getSelect() instanceof PlainSelect
            && select.getWhere() != null;
    return isNumbered
        ? numbered((PlainSelect) ((ParenthesedSelect) select.getFromItem()).getSelect())
            .flatMap(numbered -> change(select, numbered, scope))
            .stream()
            .toList()
        : List.of();
  }

  private static Optional<Numbered> numbered(PlainSelect inner) {
    List<Numbered> found = new ArrayList<>();
    for (SelectItem<?> item : inner.getSelectItems()) {
      if (item.getExpression() instanceof AnalyticExpression window
          && item.getAlias() != null
          && isRowNumber(window)) {
        found.add(new Numbered(inner, window, item.getAlias().getName().trim()));
      } else if (!ScalarItems.is(item.getExpression())) {
        return Optional.empty();
      }
    }
    return found.size() == 1 && Selects.isPlain(inner)
        ? Optional.of(found.get(0))
        : Optional.empty();
  }

  private static boolean isRowNumber(AnalyticExpression window) {
    return window.getName().equalsIgnoreCase("row_number")
        && window.getExpression() == null
        && window.getWindowElement() == null
        && window.getWindowName() == null
        && window.getFilterExpression() == null
        && window.getPartitionExpressionList() != null
        && window.getPartitionExpressionList().size() == 1
        && window.getOrderByElements() != null;
  }

  private static Optional<Change> change(PlainSelect select, Numbered numbered, Scope scope) {
    Optional<String> most = most(select, numbered);
    Scope inside = ConditionWalk.inside(numbered.inner(), scope);
    Expression by = numbered.number().getPartitionExpressionList().get(0);
    return most.flatMap(
        limit ->
            GroupKeys.of(by, numbered.inner(), inside)
                .filter(keys -> !keys.column().mayBeNull() && isOrderPlain(numbered))
                .map(
                    keys ->
                        change(select, numbered, keys, limit)
                            .wanting(keys.index(numbered.number().getOrderByElements(), inside))));
  }

  /** At the end of a SELECT a name may mean an item of the list, and a number its place. */
  private static boolean isOrderPlain(Numbered numbered) {
    return numbered.number().getOrderByElements().stream()
        .map(OrderByElement::getExpression)
        .allMatch(
            key ->
                key instanceof Column column
                    && numbered.inner().getSelectItems().stream()
                        .filter(item -> item.getAlias() != null)
                        .map(item -> Scope.folded(item.getAlias().getName().trim()))
                        .noneMatch(Scope.folded(column.getColumnName())::equals));
  }

  private static Change change(
      PlainSelect select, Numbered numbered, GroupKeys keys, String limit) {
    String order = GroupKeys.text(numbered.number().getOrderByElements());
    Optional<Tie> tie =
        keys.tieBreaker()
            .map(
                key ->
                    new Tie(
                        Selects.withSource(
                            select, ranked(numbered, order + ", " + key, by(numbered))),
                        written(select, numbered, keys, order + ", " + key, limit)));
    return Change.of(written(select, numbered, keys, order, limit), RULE, keys.grounds())
        .comparedAs(tie.orElse(null));
  }

  private static String by(Numbered numbered) {
    return "partition by " + numbered.number().getPartitionExpressionList() + " ";
  }

  private static String written(
      PlainSelect select, Numbered numbered, GroupKeys keys, String order, String limit) {
    String rows =
        "select chosen.* from "
            + keys.firstOfEach(
                items(numbered, order, ""), Selects.condition(numbered.inner()), order, limit);
    return keys.recursion("") + " " + Selects.withSource(select, rows);
  }

  private static String ranked(Numbered numbered, String order, String by) {
    String where = Selects.condition(numbered.inner());
    return "select "
        + items(numbered, order, by)
        + " from "
        + Selects.source(numbered.inner())
        + (where.isEmpty() ? "" : " where " + where);
  }

  private static String items(Numbered numbered, String order, String by) {
    List<String> items = new ArrayList<>();
    for (SelectItem<?> item : numbered.inner().getSelectItems()) {
      items.add(
          item.getExpression() == numbered.number()
              ? "row_number() over (" + by + "order by " + order + ")" + item.getAlias()
              : item.toString());
    }
    return String.join(", ", items);
  }

  /** How many rows of a group can be kept; empty where no condition says so. */
  private static Optional<String> most(PlainSelect select, Numbered numbered) {
    Slot where = new Slot(Slot.Around.CLAUSE, select::getWhere, select::setWhere);
    return where.conjuncts().stream()
        .flatMap(slot -> Comparison.of(slot.get()).stream())
        .filter(comparison -> !comparison.isList() && comparison.points().size() == 1)
        .filter(comparison -> isNumber(comparison.side(), numbered))
        .flatMap(comparison -> most(comparison.points().get(0)).stream())
        .findFirst();
  }

  private static boolean isNumber(Expression side, Numbered numbered) {
    return side instanceof Column column
        && Scope.folded(column.getColumnName()).equals(Scope.folded(numbered.name()));
  }

  private static Optional<String> most(Point point) {
    Expression value = Expressions.strip(point.value());
    boolean isUsable =
        value instanceof LongValue
            && value.toString().matches(MOST_ROWS)
            && (point.order() == Order.EQUAL
                || point.order() == Order.AT_MOST
                || point.order() == Order.LESS);
    return isUsable ? Optional.of(value.toString()) : Optional.empty();
  }
}
