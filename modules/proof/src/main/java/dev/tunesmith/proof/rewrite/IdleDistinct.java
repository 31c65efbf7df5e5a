package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** DISTINCT is left out where no two rows are alike. */
final class IdleDistinct implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are told apart that are never alike",
          "The list shows a key of every table, but of those that are joined so that each row finds"
              + " one at most, or all that the rows are grouped by.",
          "Two rows that agree in a key are one row, so DISTINCT drops none.");

  private static final Set<String> AGGREGATES = Set.of("count", "sum", "min", "max", "avg");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    if (!isDistinct(select) || !isWithoutDoubles(select, scope)) {
      return List.of();
    }
    String all = select.toString();
    int start = "SELECT ".length() + select.getDistinct().toString().length() + 1;
    return List.of(Change.of("select " + all.substring(start), RULE, Grounds.proven()));
  }

  /** Whether it is DISTINCT in all columns. */
  static boolean isDistinct(PlainSelect select) {
    return select.getDistinct() != null
        && select.getDistinct().getOnSelectItems() == null
        && select.getDistinct().toString().equalsIgnoreCase("distinct");
  }

  /** Whether no two rows of a SELECT are alike, be it for its DISTINCT or without. */
  static boolean isWithoutDoubles(PlainSelect select, Scope scope) {
    return isGrouped(select) ? showsGroups(select) : showsKeys(select, scope);
  }

  private static boolean isGrouped(PlainSelect select) {
    return select.getGroupBy() != null;
  }

  private static boolean showsGroups(PlainSelect select) {
    List<? extends Expression> groups =
        select.getGroupBy().getGroupByExpressionList() == null
            ? List.of()
            : List.copyOf(select.getGroupBy().getGroupByExpressionList());
    String plain = "GROUP BY " + String.join(", ", groups.stream().map(Object::toString).toList());
    Set<String> shown = new HashSet<>();
    select.getSelectItems().forEach(item -> shown.add(item.getExpression().toString()));
    return !groups.isEmpty()
        && select.getSelectItems().stream().allMatch(item -> isOneValue(item.getExpression()))
        && select.getGroupBy().toString().equals(plain)
        && groups.stream().allMatch(Column.class::isInstance)
        && groups.stream().allMatch(group -> shown.contains(group.toString()));
  }

  /** Whether it is one value for each group; a function may answer several rows. */
  private static boolean isOneValue(Expression item) {
    return ScalarItems.is(item)
        || (item instanceof Function function
            && AGGREGATES.contains(function.getName().toLowerCase(Locale.ROOT))
            && (function.getParameters() == null
                || function.getParameters().stream().allMatch(ScalarItems::is)));
  }

  private static boolean showsKeys(PlainSelect select, Scope scope) {
    boolean isUsable =
        scope.isOfTables()
            && Selects.isListed(select)
            && ScalarItems.areWithSubqueries(select)
            && Selects.joins(select).stream().noneMatch(join -> join.isFull() || join.isRight());
    if (!isUsable) {
      return false;
    }
    List<FromItem> needed = new ArrayList<>();
    needed.add(select.getFromItem());
    for (Join join : Selects.joins(select)) {
      if (!RowKeepingJoins.keepsRows(join, select, scope)) {
        needed.add(join.getFromItem());
      }
    }
    return needed.stream()
        .allMatch(
            item ->
                item instanceof net.sf.jsqlparser.schema.Table table
                    && showsKey(select, table, scope));
  }

  private static boolean showsKey(
      PlainSelect select, net.sf.jsqlparser.schema.Table written, Scope scope) {
    Optional<Table> table = scope.table(written);
    String alias = Scope.folded(Selects.alias(written));
    Set<String> shown = new HashSet<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      if (showsAll(item.getExpression(), alias)) {
        table.ifPresent(all -> all.columns().forEach(column -> shown.add(column.name())));
      } else if (item.getExpression() instanceof Column column) {
        scope
            .find(column)
            .filter(place -> scope.owns(place) && place.source().equals(alias))
            .ifPresent(place -> shown.add(place.column().name()));
      }
    }
    return table.filter(known -> Keys.tellApart(shown, known)).isPresent();
  }

  private static boolean showsAll(Expression item, String alias) {
    return item instanceof AllTableColumns all
        ? Scope.folded(all.getTable().getName()).equals(alias)
        : item instanceof AllColumns;
  }
}
