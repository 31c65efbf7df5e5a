package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;

/** What the list asks anew for every row, an aggregate or a row by its key, is joined once. */
final class ValueOfEachRow implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the list holds an aggregate over the rows that belong to each row",
          "The subquery belongs to the row by equal columns only, and is made of aggregates that"
              + " are NULL, or 0 for a count, where no row is found.",
          "The aggregate over the rows with equal columns is that of their group, of which there is"
              + " at most one; without a group a LEFT JOIN shows NULL, from which a count is made"
              + " 0.");

  static final RewriteRule OF_KEY =
      new RewriteRule(
          "the list looks up a row by its key for each row",
          "The subquery reads one table, and columns that tell its rows apart equal columns of the"
              + " row.",
          "There is at most one such row; where there is none, the subquery and a LEFT JOIN show"
              + " NULL.");

  /** What the groups are called that it joins. */
  static final String OWN_NAME = "per_key_";

  private static final Pattern OWN_NAMES =
      Pattern.compile("per_key|key_\\d|value_\\d|tunesmith_", Pattern.CASE_INSENSITIVE);

  /**
   * The subqueries that go over the same rows.
   *
   * @param rule by which they are joined
   * @param shown what they ask for, each once
   * @param values what stands in the place of each, by how the statement writes the subquery
   */
  private record Shared(
      String name,
      KeyedRows rows,
      RewriteRule rule,
      Set<String> shown,
      Map<String, String> values) {

    static Shared of(String name, KeyedRows rows, RewriteRule rule) {
      return new Shared(name, rows, rule, new LinkedHashSet<>(), new LinkedHashMap<>());
    }

    String join() {
      List<String> items = new ArrayList<>();
      int number = 0;
      for (String each : shown) {
        items.add(each + " as value_" + number++);
      }
      String joined = rule.equals(RULE) ? rows.grouped(items) : rows.listed(items);
      return " left join (" + joined + ") " + name + " on " + rows.belonging(name);
    }

    void add(String subquery, AggregatesOf value) {
      values.put(subquery, value.with(this::aggregate));
    }

    void add(String subquery, Expression value) {
      values.put(subquery, columnFor(value.toString()));
    }

    /** Where there is no row, a count is 0. */
    private String aggregate(String written) {
      String column = columnFor(written);
      boolean isCount = written.toLowerCase(Locale.ROOT).startsWith("count(");
      return isCount ? "coalesce(" + column + ", 0)" : column;
    }

    private String columnFor(String value) {
      shown.add(value);
      return name + ".value_" + List.copyOf(shown).indexOf(value);
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    Map<String, Shared> shared = new LinkedHashMap<>();
    if (isUsable(select, scope)) {
      select.getSelectItems().stream()
          .map(SelectItem::getExpression)
          .filter(Subqueries::areValues)
          .flatMap(item -> Subqueries.of(item).stream())
          .forEach(subquery -> add(subquery, scope, shared));
    }
    return shared.isEmpty() ? List.of() : List.of(change(select, shared.values()));
  }

  private static boolean isUsable(PlainSelect select, Scope scope) {
    return Selects.isListed(select)
        && scope.isKnown()
        && Selects.joins(select).stream().noneMatch(join -> join.isRight() || join.isFull())
        && ScalarItems.areWithSubqueries(select)
        && Subqueries.areNamed(select)
        && (Selects.onlyTable(select).isPresent()
            || select.getSelectItems().stream().noneMatch(ValueOfEachRow::isAll))
        && !OWN_NAMES.matcher(select.toString()).find();
  }

  private static boolean isAll(SelectItem<?> item) {
    return item.getExpression() instanceof AllColumns
        && !(item.getExpression() instanceof AllTableColumns);
  }

  private static void add(Select subquery, Scope scope, Map<String, Shared> shared) {
    OwnGroup.select(subquery)
        .filter(Selects::isPlain)
        .filter(select -> select.getSelectItems().size() == 1)
        .flatMap(select -> KeyedRows.of(select, scope))
        .ifPresent(rows -> add(subquery.toString(), rows, scope, shared));
  }

  private static void add(
      String subquery, KeyedRows rows, Scope scope, Map<String, Shared> shared) {
    Expression value = rows.select().getSelectItem(0).getExpression();
    Optional<AggregatesOf> aggregates = AggregatesOf.of(value);
    if (aggregates.isPresent()) {
      shared(rows, RULE, shared).add(subquery, aggregates.get());
    } else if (ScalarItems.is(value) && rows.areSingle(scope)) {
      shared(rows, OF_KEY, shared).add(subquery, value);
    }
  }

  private static Shared shared(KeyedRows rows, RewriteRule rule, Map<String, Shared> shared) {
    String what = Selects.source(rows.select()) + " where " + rows.select().getWhere();
    String name = OWN_NAME + shared.size();
    return shared.computeIfAbsent(rule.name() + what, any -> Shared.of(name, rows, rule));
  }

  private static Change change(PlainSelect select, Collection<Shared> all) {
    List<String> items = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      Optional<String> only =
          Selects.onlyTable(select).map(Selects::alias).filter(x -> isAll(item));
      items.add(
          only.map(table -> table + ".*")
              .orElseGet(() -> Subqueries.within(item, subquery -> valueOf(subquery, all))));
    }
    StringBuilder joins = new StringBuilder();
    all.forEach(each -> joins.append(each.join()));
    String distinct = select.getDistinct() == null ? "" : select.getDistinct() + " ";
    String rest = select.toString();
    String source = " FROM " + Selects.source(select);
    int end = rest.indexOf(source, Selects.items(select).length()) + source.length();
    String sql =
        "select "
            + distinct
            + String.join(", ", items)
            + " from "
            + Selects.chained(select)
            + joins
            + rest.substring(end);
    List<RewriteRule> rules = all.stream().map(Shared::rule).distinct().toList();
    return new Change(sql, rules, Grounds.proven(), null, List.of());
  }

  /** What is not joined stays. */
  private static String valueOf(String subquery, Collection<Shared> all) {
    return all.stream()
        .flatMap(each -> Stream.ofNullable(each.values().get(subquery)))
        .findFirst()
        .orElse(subquery);
  }
}
