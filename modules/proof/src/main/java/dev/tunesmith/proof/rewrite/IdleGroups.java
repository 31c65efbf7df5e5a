package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Groups of one row each are the rows themselves. */
final class IdleGroups implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are grouped by what tells them apart",
          "The groups hold a key of the first table, and each join finds one row at most.",
          "Every group is one row, whose sum, least and greatest are its own value.");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isOfRows =
        select.getGroupBy() != null
            && select.getFromItem() instanceof Table first
            && first.getSampleClause() == null
            && RowKeepingJoins.are(select, scope)
            && mayBeAskedEarlier(select, scope);
    return isOfRows
        ? AggregateQuery.of(select, scope)
            .filter(query -> holdsKey(query, (Table) select.getFromItem(), scope))
            .flatMap(query -> change(query, scope))
            .stream()
            .toList()
        : List.of();
  }

  /** Whether what is asked of groups may be asked of rows that WHERE or a join would drop. */
  private static boolean mayBeAskedEarlier(PlainSelect select, Scope scope) {
    boolean isAlone = select.getWhere() == null && Selects.joins(select).isEmpty();
    return isAlone || select.getHaving() == null || NeverFails.is(select.getHaving(), scope);
  }

  private static boolean holdsKey(AggregateQuery query, Table first, Scope scope) {
    String source = Scope.folded(Selects.alias(first));
    List<String> names =
        query.groups().stream()
            .filter(column -> column.source().equals(source))
            .map(column -> column.column().name())
            .toList();
    return scope.table(first).filter(table -> Keys.tellApart(names, table)).isPresent();
  }

  private static Optional<Change> change(AggregateQuery query, Scope scope) {
    List<String> values =
        query.aggregates().stream().flatMap(each -> each.ofOneRow(scope).stream()).toList();
    if (values.size() < query.aggregates().size()) {
      return Optional.empty();
    }
    PlainSelect select = query.select();
    String text =
        query.with(
            values,
            () -> {
              String where = Selects.condition(select);
              String having = select.getHaving() == null ? "" : "(" + select.getHaving() + ")";
              String both =
                  where.isEmpty() || having.isEmpty()
                      ? where + having
                      : "(" + where + ") and " + having;
              return "select "
                  + Selects.items(select)
                  + " from "
                  + Selects.source(select)
                  + (both.isEmpty() ? "" : " where " + both)
                  + order(select)
                  + Selects.limit(select);
            });
    return Optional.of(Change.of(text, RULE, Grounds.proven()));
  }

  private static String order(PlainSelect select) {
    return select.getOrderByElements() == null
        ? ""
        : PlainSelect.orderByToString(select.getOrderByElements());
  }
}
