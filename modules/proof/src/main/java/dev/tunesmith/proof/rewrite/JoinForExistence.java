package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Tables that a DISTINCT list shows nothing of are asked only whether they have a row. */
final class JoinForExistence implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are joined that DISTINCT puts together again",
          "The list shows columns of some tables only, whose equal values are the same, and there"
              + " is no outer join.",
          "Of rows that differ only in what the list does not show, DISTINCT keeps one, so it is"
              + " enough to know that there is one.");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    if (!isUsable(select, scope)) {
      return List.of();
    }
    Map<String, FromItem> sources = new LinkedHashMap<>();
    Stream.concat(
            Stream.of(select.getFromItem()), Selects.joins(select).stream().map(Join::getFromItem))
        .forEach(item -> sources.put(source(item), item));
    return shown(select, scope)
        .filter(shown -> !shown.isEmpty() && shown.size() < sources.size())
        .filter(shown -> sources.values().stream().allMatch(JoinForExistence::isWhole))
        .filter(shown -> sources.size() == Selects.joins(select).size() + 1)
        .flatMap(shown -> change(select, sources, shown, scope))
        .stream()
        .toList();
  }

  private static boolean isUsable(PlainSelect select, Scope scope) {
    return IdleDistinct.isDistinct(select)
        && !Selects.joins(select).isEmpty()
        && Selects.joins(select).stream()
            .allMatch(join -> !join.isLeft() && EarlyGroups.isKnown(join))
        && Selects.isListed(select)
        && scope.isOfTables()
        && ScalarItems.are(select);
  }

  private static String source(FromItem item) {
    return item instanceof Table table ? Scope.folded(Selects.alias(table)) : "";
  }

  private static boolean isWhole(FromItem item) {
    return item instanceof Table table && table.getSampleClause() == null;
  }

  /** The tables that the list shows something of; empty where that is not certain. */
  private static Optional<Set<String>> shown(PlainSelect select, Scope scope) {
    List<String> shown = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      Expression expression = item.getExpression();
      if (expression instanceof AllTableColumns all) {
        String source = Scope.folded(all.getTable().getName());
        if (!scope.areOfOneForm(source)) {
          return Optional.empty();
        }
        shown.add(source);
        continue;
      }
      Optional<List<ColumnPlace>> columns = owned(expression, scope);
      if (expression instanceof AllColumns
          || columns.isEmpty()
          || !columns.get().stream().allMatch(SameKind::isPlain)) {
        return Optional.empty();
      }
      columns.get().forEach(column -> shown.add(column.source()));
    }
    return Optional.of(Set.copyOf(shown));
  }

  private static Optional<List<ColumnPlace>> owned(Expression expression, Scope scope) {
    return scope.ownReach(expression).map(Scope.Reach::columns);
  }

  private static Optional<Change> change(
      PlainSelect select, Map<String, FromItem> sources, Set<String> shown, Scope scope) {
    List<String> kept = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    Stream<Expression> conditions =
        Stream.concat(
            Selects.joins(select).stream().flatMap(join -> join.getOnExpressions().stream()),
            Stream.ofNullable(select.getWhere()));
    for (Slot conjunct : conditions.flatMap(each -> Slot.of(each).conjuncts().stream()).toList()) {
      Optional<List<ColumnPlace>> columns = owned(conjunct.get(), scope);
      if (columns.isEmpty()) {
        return Optional.empty();
      }
      boolean isKept = columns.get().stream().allMatch(column -> shown.contains(column.source()));
      (isKept ? kept : asked).add(conjunct.joined());
    }
    String rows = from(sources, source -> !shown.contains(source));
    String where = asked.isEmpty() ? "" : " where " + String.join(" and ", asked);
    kept.add("exists (select 1 from " + rows + where + ")");
    String order =
        select.getOrderByElements() == null
            ? ""
            : PlainSelect.orderByToString(select.getOrderByElements());
    return Optional.of(
        Change.of(
            "select distinct "
                + Selects.items(select)
                + " from "
                + from(sources, shown::contains)
                + " where "
                + String.join(" and ", kept)
                + order
                + Selects.limit(select),
            RULE,
            Grounds.proven()));
  }

  private static String from(Map<String, FromItem> sources, Predicate<String> which) {
    return sources.entrySet().stream()
        .filter(source -> which.test(source.getKey()))
        .map(source -> source.getValue().toString())
        .collect(Collectors.joining(", "));
  }
}
