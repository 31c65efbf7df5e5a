package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * An aggregate in the list, reckoned anew for every row, becomes a grouped subquery joined once.
 */
final class ValueOfEachRow implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the list holds an aggregate over the rows that belong to each row",
          "The subquery belongs to the row by equal columns only, and its aggregate is NULL, or 0"
              + " for a count, where no row is found.",
          "The aggregate over the rows with equal columns is that of their group, of which there is"
              + " at most one; without a group a LEFT JOIN shows NULL, from which a count is made"
              + " 0.");

  /** What the groups are called that it joins. */
  static final String OWN_NAME = "per_key_";

  private static final Pattern OWN_NAMES =
      Pattern.compile("per_key|key_\\d|value_\\d|tunesmith_", Pattern.CASE_INSENSITIVE);

  /**
   * The subqueries that go over the same rows.
   *
   * @param values what each of them asks for, by how the statement writes the subquery
   */
  private record Shared(String name, KeyedRows rows, Map<String, String> values) {

    String join() {
      List<String> items = new ArrayList<>();
      int number = 0;
      for (String value : values.values()) {
        items.add(value + " as value_" + number++);
      }
      return " left join (" + rows.grouped(items) + ") " + name + " on " + rows.belonging(name);
    }

    /** The column of the join that is to stand in a subquery's place. */
    Optional<String> columnFor(String subquery) {
      int number = List.copyOf(values.keySet()).indexOf(subquery);
      if (number < 0) {
        return Optional.empty();
      }
      String column = name + ".value_" + number;
      boolean isCount =
          List.copyOf(values.values()).get(number).toLowerCase(Locale.ROOT).startsWith("count(");
      return Optional.of(isCount ? "coalesce(" + column + ", 0)" : column);
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    Map<String, Shared> shared = new LinkedHashMap<>();
    boolean areJoined =
        isUsable(select, scope)
            && Subqueries.of(select).stream().allMatch(subquery -> add(subquery, scope, shared));
    return !areJoined || shared.isEmpty() ? List.of() : List.of(change(select, shared.values()));
  }

  private static boolean isUsable(PlainSelect select, Scope scope) {
    return Selects.isListed(select)
        && scope.isKnown()
        && Selects.joins(select).stream().noneMatch(join -> join.isRight() || join.isFull())
        && ScalarItems.areWithSubqueries(select)
        && Subqueries.areNamed(select)
        && select.getSelectItems().stream().noneMatch(ValueOfEachRow::isAll)
        && !OWN_NAMES.matcher(select.toString()).find();
  }

  private static boolean isAll(SelectItem<?> item) {
    return item.getExpression() instanceof AllColumns
        && !(item.getExpression() instanceof AllTableColumns);
  }

  private static boolean add(Select subquery, Scope scope, Map<String, Shared> shared) {
    Optional<PlainSelect> plain =
        OwnGroup.select(subquery)
            .filter(Selects::isPlain)
            .filter(select -> select.getSelectItems().size() == 1)
            .filter(select -> isKnown(select.getSelectItem(0).getExpression()));
    Optional<KeyedRows> rows = plain.flatMap(select -> KeyedRows.of(select, scope));
    if (rows.isEmpty()) {
      return false;
    }
    PlainSelect select = plain.get();
    String what = Selects.source(select) + " where " + select.getWhere();
    String name = OWN_NAME + shared.size();
    shared
        .computeIfAbsent(what, any -> new Shared(name, rows.get(), new LinkedHashMap<>()))
        .values()
        .put(subquery.toString(), select.getSelectItem(0).getExpression().toString());
    return true;
  }

  /** Whether it is known what it is where there is no row. */
  private static boolean isKnown(Expression value) {
    boolean isCount =
        value instanceof Function count
            && count.getName().equalsIgnoreCase("count")
            && count.getParameters() != null
            && (count.toString().equalsIgnoreCase("count(*)")
                || (count.toString().equals(count.getName() + "(" + count.getParameters() + ")")
                    && ScalarItems.is(count.getParameters().get(0))));
    return isCount || CorrelatedAggregate.isNullForNothing(value);
  }

  private static Change change(PlainSelect select, Iterable<Shared> all) {
    List<String> items = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      items.add(Subqueries.within(item, subquery -> columnFor(subquery, all)));
    }
    StringBuilder joins = new StringBuilder();
    all.forEach(each -> joins.append(each.join()));
    String distinct = select.getDistinct() == null ? "" : select.getDistinct() + " ";
    String rest = select.toString();
    String source = " FROM " + Selects.source(select);
    int end = rest.indexOf(source, Selects.items(select).length()) + source.length();
    return Change.of(
        "select "
            + distinct
            + String.join(", ", items)
            + " from "
            + Selects.chained(select)
            + joins
            + rest.substring(end),
        RULE,
        Grounds.proven());
  }

  private static String columnFor(String subquery, Iterable<Shared> all) {
    for (Shared each : all) {
      Optional<String> column = each.columnFor(subquery);
      if (column.isPresent()) {
        return column.get();
      }
    }
    throw new IllegalStateException("nothing is joined for " + subquery);
  }
}
