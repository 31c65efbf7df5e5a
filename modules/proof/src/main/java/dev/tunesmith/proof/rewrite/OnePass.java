package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Several aggregates over the same tables, each of other rows, are reckoned in one pass. */
final class OnePass implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "the same tables are read several times, each time for an aggregate of other rows",
          "Each part is one row of aggregates that do not hang on the order of rows, over the same"
              + " FROM clause, and its conditions have a value for whatever row.",
          "An aggregate over the rows that a condition lets through is the same, whether others"
              + " were dropped before or are left out by FILTER; without a group there is one"
              + " row.");

  private static final String NAME = "one_pass";
  private static final String MARK = "tunesmith_pass_";

  /**
   * A SELECT of one row of aggregates.
   *
   * @param conditions what it asks of its rows
   * @param names what its items are called
   */
  private record Part(
      PlainSelect select, Set<String> conditions, List<Function> aggregates, List<String> names) {

    String source() {
      return Selects.source(select);
    }

    /** Its items, their aggregates of the rows that {@code own} lets through. */
    List<String> items(List<String> own) {
      String filter = own.isEmpty() ? "" : " filter (where " + String.join(" and ", own) + ")";
      List<String> texts = aggregates.stream().map(each -> each + filter).toList();
      List<Runnable> undo = new ArrayList<>();
      for (int i = 0; i < aggregates.size(); i++) {
        undo.add(marked(aggregates.get(i), MARK + i + "_"));
      }
      List<String> items = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        String item = select.getSelectItem(i).getExpression().toString();
        for (int number = 0; number < texts.size(); number++) {
          item = item.replace(MARK + number + "_()", texts.get(number));
        }
        items.add(item + " as " + Selects.quoted(names.get(i)));
      }
      undo.forEach(Runnable::run);
      return items;
    }

    private static Runnable marked(Function function, String mark) {
      String name = function.getName();
      ExpressionList<?> arguments = function.getParameters();
      boolean isDistinct = function.isDistinct();
      function.setName(mark);
      function.setParameters(new ExpressionList<>());
      function.setDistinct(false);
      return () -> {
        function.setName(name);
        function.setParameters(arguments);
        function.setDistinct(isDistinct);
      };
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isUsable =
        !select.toString().contains(NAME)
            && !select.toString().contains(MARK)
            && select.getForMode() == null
            && isListed(select);
    return isUsable
        ? Stream.concat(ofSources(select, scope).stream(), ofItems(select, scope).stream()).toList()
        : List.of();
  }

  private static boolean isListed(PlainSelect select) {
    return select.getFromItem() == null
        ? select.toString().equals("SELECT " + Selects.items(select))
        : Selects.isListed(select);
  }

  /** Parts that stand side by side in the FROM clause, and nothing else. */
  private static Optional<Change> ofSources(PlainSelect select, Scope scope) {
    List<Part> parts = new ArrayList<>();
    Set<String> aliases = new LinkedHashSet<>();
    for (FromItem item : Selects.sources(select).toList()) {
      Optional<Part> part = ofSource(item, scope);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
      aliases.add(Scope.folded(item.getAlias().getName().trim()));
    }
    boolean isUsable =
        Selects.joins(select).stream().allMatch(OnePass::isCrossJoin)
            && named(select).noneMatch(Expressions::hasRows)
            && areOfOneSource(parts)
            && areNamedApart(parts);
    return isUsable ? Optional.of(ofSources(select, parts, aliases)) : Optional.empty();
  }

  private static boolean isCrossJoin(Join join) {
    String text = join.toString();
    return text.equals(join.getFromItem().toString())
        || text.equals("CROSS JOIN " + join.getFromItem());
  }

  private static Optional<Part> ofSource(FromItem item, Scope scope) {
    return item instanceof ParenthesedSelect rows
            && !(item instanceof LateralSubSelect)
            && rows.getAlias() != null
            && rows.getAlias().getAliasColumns() == null
            && rows.getSelect() instanceof PlainSelect inner
            && rows.toString().equals("(" + inner + ")" + rows.getAlias())
        ? scope
            .columnsOf(Scope.folded(rows.getAlias().getName().trim()))
            .flatMap(columns -> part(inner, scope, columns.stream().map(Column::name).toList()))
        : Optional.empty();
  }

  /** Everything outside the FROM clause. */
  private static Stream<Expression> named(PlainSelect select) {
    return Stream.of(
            select.getSelectItems().stream()
                .map(SelectItem::getExpression)
                .filter(shown -> !shown.getClass().equals(AllColumns.class)),
            Stream.ofNullable(select.getWhere()),
            Stream.ofNullable(select.getOrderByElements())
                .flatMap(List::stream)
                .map(OrderByElement::getExpression))
        .flatMap(each -> each);
  }

  private static boolean areNamedApart(List<Part> parts) {
    List<String> names = parts.stream().flatMap(part -> part.names().stream()).toList();
    return names.stream().distinct().count() == names.size();
  }

  private static boolean areOfOneSource(List<Part> parts) {
    return parts.size() > 1 && parts.stream().map(Part::source).distinct().count() == 1;
  }

  private static Change ofSources(PlainSelect select, List<Part> parts, Set<String> aliases) {
    List<Runnable> undo = new ArrayList<>();
    named(select)
        .flatMap(each -> Expressions.columns(each).stream())
        .filter(column -> column.getTable() != null)
        .filter(column -> aliases.contains(Scope.folded(column.getTable().getName())))
        .forEach(
            column -> {
              Table own = column.getTable();
              column.setTable(new Table(NAME));
              undo.add(() -> column.setTable(own));
            });
    String text = Selects.withSources(select, "(" + together(parts) + ") " + NAME);
    undo.forEach(Runnable::run);
    return Change.of(text, RULE, Grounds.proven());
  }

  /** Subqueries of one row that are items of the list, or stand in them. */
  private static Optional<Change> ofItems(PlainSelect select, Scope scope) {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (ParenthesedSelect subquery : Subqueries.of(select)) {
      OwnGroup.select(subquery)
          .filter(inner -> inner.getSelectItems().size() == 1)
          .filter(inner -> isSafe(inner, scope))
          .flatMap(inner -> part(inner, scope, List.of("value_" + parts.size())))
          .ifPresent(part -> parts.putIfAbsent(subquery.toString(), part));
    }
    boolean isUsable =
        Subqueries.of(select).stream().allMatch(each -> parts.containsKey(each.toString()))
            && select.getSelectItems().stream()
                .noneMatch(item -> item.getExpression().getClass().equals(AllColumns.class))
            && ScalarItems.areWithSubqueries(select)
            && Subqueries.areNamed(select)
            && areOfOneSource(List.copyOf(parts.values()));
    return isUsable ? Optional.of(ofItems(select, parts)) : Optional.empty();
  }

  /** What stands in a CASE may never be reckoned; in one pass it always is. */
  private static boolean isSafe(PlainSelect inner, Scope scope) {
    return inner.getFromItem() != null
        && NeverFails.is(
            inner.getSelectItem(0).getExpression(), ConditionWalk.inside(inner, scope));
  }

  private static Change ofItems(PlainSelect select, Map<String, Part> parts) {
    List<String> items = new ArrayList<>();
    for (SelectItem<?> item : select.getSelectItems()) {
      items.add(
          Subqueries.within(
              item, text -> NAME + "." + Objects.requireNonNull(parts.get(text)).names().get(0)));
    }
    String pass = "(" + together(List.copyOf(parts.values())) + ") " + NAME;
    if (select.getFromItem() == null) {
      return Change.of(
          "select " + String.join(", ", items) + " from " + pass, RULE, Grounds.proven());
    }
    String all = select.toString();
    String source = " FROM " + Selects.source(select);
    int end = all.indexOf(source, Selects.items(select).length()) + source.length();
    String distinct = select.getDistinct() == null ? "" : select.getDistinct() + " ";
    return Change.of(
        "select "
            + distinct
            + String.join(", ", items)
            + " from "
            + Selects.chained(select)
            + " cross join "
            + pass
            + all.substring(end),
        RULE,
        Grounds.proven());
  }

  /** One SELECT that answers what all parts do, side by side. */
  private static String together(List<Part> parts) {
    Set<String> common = new LinkedHashSet<>(parts.get(0).conditions());
    parts.forEach(part -> common.retainAll(part.conditions()));
    List<String> items = new ArrayList<>();
    List<String> either = new ArrayList<>();
    for (Part part : parts) {
      List<String> own = part.conditions().stream().filter(each -> !common.contains(each)).toList();
      items.addAll(part.items(own));
      either.add("(" + (own.isEmpty() ? "true" : String.join(" and ", own)) + ")");
    }
    List<String> conditions = new ArrayList<>(common);
    if (!either.contains("(true)")) {
      conditions.add("(" + String.join(" or ", new LinkedHashSet<>(either)) + ")");
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return "select " + String.join(", ", items) + " from " + parts.get(0).source() + where;
  }

  private static Optional<Part> part(PlainSelect select, Scope scope, List<String> names) {
    if (!Selects.isPlain(select)
        || select.getFromItem() == null
        || names.size() != select.getSelectItems().size()) {
      return Optional.empty();
    }
    Scope inside = ConditionWalk.inside(select, scope);
    List<Slot> slots =
        select.getWhere() == null ? List.of() : Slot.of(select.getWhere()).conjuncts();
    SingleRow row = new SingleRow(inside);
    boolean isKnown =
        inside.isKnown()
            && areJoinedWithin(select, inside)
            && slots.stream().map(Slot::get).allMatch(each -> isOwn(each, inside))
            && select.getSelectItems().stream().allMatch(item -> row.isOf(item.getExpression()));
    return isKnown
        ? Optional.of(
            new Part(
                select,
                new LinkedHashSet<>(slots.stream().map(Slot::joined).toList()),
                row.aggregates(),
                names))
        : Optional.empty();
  }

  private static boolean isOwn(Expression condition, Scope inside) {
    return inside.ownReach(condition).isPresent() && NeverFails.is(condition, inside);
  }

  private static boolean areJoinedWithin(PlainSelect select, Scope inside) {
    return Selects.joins(select).stream()
        .flatMap(join -> join.getOnExpressions().stream())
        .allMatch(on -> inside.ownReach(on).isPresent());
  }
}
