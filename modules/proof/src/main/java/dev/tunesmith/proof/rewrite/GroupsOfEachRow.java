package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * Groups that are made of all rows of a subquery, of which each row outside is joined with its own,
 * are made for each of these rows.
 */
final class GroupsOfEachRow implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "groups are made of all rows, and each row is joined with its own alone",
          "The subquery is one SELECT without a limit, in which all that looks at several rows"
              + " (GROUP BY, windows, DISTINCT) keeps rows with different values of one column"
              + " apart, the join is by that column, both sides of it are numbers, dates, times or"
              + " UUIDs, and what it equals stands before it.",
          "What a row is joined with comes only of rows that have its value in that column, and"
              + " their groups are the same where only they are looked at.");

  private static final String PLACE = "tunesmith_groups";

  /**
   * A subquery and what a row is joined with it by.
   *
   * @param inside the names that it sees
   * @param key the column that the groups share, as it writes it
   * @param place the same column
   * @param value what it equals outside
   */
  private record Groups(
      Join join, PlainSelect inner, Scope inside, Column key, ColumnPlace place, Column value) {

    /** The subquery for one row outside. */
    String text() {
      String own = Selects.condition(inner);
      String condition = (own.isEmpty() ? "" : "(" + own + ") and ") + key + " = " + value;
      return "lateral ("
          + Selects.withParts(inner, inner.getFromItem().toString(), condition)
          + ")"
          + join.getFromItem().getAlias();
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    List<Join> joins = Selects.joins(select);
    boolean isUsable =
        select.getForMode() == null
            && joins.stream().allMatch(EarlyGroups::isKnown)
            && !select.toString().contains(PLACE);
    return isUsable
        ? joins.stream()
            .flatMap(join -> groups(select, join, scope).map(each -> change(select, each)))
            .toList()
        : List.of();
  }

  private static Stream<Groups> groups(PlainSelect select, Join join, Scope scope) {
    return inner(join.getFromItem()).filter(inner -> join.getOnExpressions().size() == 1).stream()
        .flatMap(
            inner -> {
              Scope inside = ConditionWalk.inside(inner, scope);
              boolean isOwn =
                  inside.isKnown()
                      && NamesInside.outermost(inner, inside) >= inside.depth()
                      && isSingle(inner);
              return Slot.of(join.getOnExpressions().iterator().next()).conjuncts().stream()
                  .filter(conjunct -> isOwn)
                  .flatMap(each -> sides(each.get()))
                  .flatMap(sides -> groups(select, join, inner, inside, sides, scope).stream())
                  .limit(1);
            });
  }

  private static Optional<PlainSelect> inner(FromItem item) {
    return item instanceof ParenthesedSelect rows
            && !(item instanceof LateralSubSelect)
            && rows.getAlias() != null
            && rows.getAlias().getAliasColumns() == null
            && rows.getSelect() instanceof PlainSelect inner
            && rows.toString().equals("(" + inner + ")" + rows.getAlias())
            && !rows.getAlias().getName().startsWith(ValueOfEachRow.OWN_NAME)
        ? Optional.of(inner).filter(GroupsOfEachRow::isOfAllRows)
        : Optional.empty();
  }

  private static boolean isOfAllRows(PlainSelect inner) {
    return inner.getFromItem() != null
        && Stream.of(inner.getForMode(), inner.getFetch(), inner.getWithItemsList())
            .allMatch(Objects::isNull)
        && Selects.limit(inner).isEmpty();
  }

  /** Whether there is no subquery in it, in which a name might mean something outside then. */
  private static boolean isSingle(PlainSelect inner) {
    return SelectText.names(inner.toString()).stream().filter("select"::equalsIgnoreCase).count()
        == 1;
  }

  /** The columns that a condition makes equal, both ways round. */
  private static Stream<List<Column>> sides(Expression condition) {
    return Expressions.strip(condition) instanceof EqualsTo equal
            && equal.getLeftExpression() instanceof Column left
            && equal.getRightExpression() instanceof Column right
        ? Stream.of(List.of(left, right), List.of(right, left))
        : Stream.empty();
  }

  private static Optional<Groups> groups(
      PlainSelect select,
      Join join,
      PlainSelect inner,
      Scope inside,
      List<Column> sides,
      Scope scope) {
    String alias = Scope.folded(PlainJoins.called(join.getFromItem()));
    Optional<ColumnPlace> shown =
        scope.find(sides.get(0)).filter(place -> scope.owns(place) && place.source().equals(alias));
    Optional<Column> key =
        shown
            .flatMap(place -> item(inner, place.column().name()))
            .filter(column -> keepsApart(inner, inside, column));
    Optional<ColumnPlace> place = key.flatMap(inside::find).filter(inside::owns);
    Optional<Column> value =
        place
            .flatMap(own -> value(sides.get(1), own, inside, scope))
            .filter(other -> isBefore(select, join, scope.find(other).orElseThrow().source()));
    return value.map(
        other -> new Groups(join, inner, inside, key.orElseThrow(), place.orElseThrow(), other));
  }

  /** The column that is shown under a name, and nothing else. */
  private static Optional<Column> item(PlainSelect inner, String name) {
    List<SelectItem<?>> named =
        inner.getSelectItems().stream()
            .filter(item -> FirstFewOfJoinedGroup.mayBe(item, name))
            .toList();
    if (named.size() != 1) {
      return Optional.empty();
    }
    Expression shown = named.get(0).getExpression();
    if (shown instanceof AllTableColumns all) {
      return Optional.of(new Column(all.getTable(), Selects.quoted(name)));
    }
    return shown instanceof AllColumns
        ? Optional.of(new Column(Selects.quoted(name)))
        : Optional.of(shown).filter(Column.class::isInstance).map(Column.class::cast);
  }

  /** What the key equals, if it can be named inside and has one group at most. */
  private static Optional<Column> value(
      Column written, ColumnPlace key, Scope inside, Scope scope) {
    return scope.qualified(written) instanceof Column value
        ? scope
            .find(value)
            .filter(place -> scope.owns(place) && JoinedKey.isOneGroup(place, key))
            .filter(place -> inside.find(value).filter(place::isSameAs).isPresent())
            .map(place -> value)
        : Optional.empty();
  }

  private static boolean isBefore(PlainSelect select, Join join, String source) {
    List<Join> joins = Selects.joins(select);
    return Stream.concat(
            Stream.of(select.getFromItem()),
            joins.subList(0, joins.indexOf(join)).stream().map(Join::getFromItem))
        .anyMatch(item -> Scope.folded(PlainJoins.called(item)).equals(source));
  }

  /** Whether there is something that looks at several rows, and it never does so across keys. */
  private static boolean keepsApart(PlainSelect inner, Scope inside, Column key) {
    List<List<? extends Expression>> lists = new ArrayList<>();
    if (inner.getGroupBy() != null) {
      if (AggregateQuery.groups(inner, inside).isEmpty()) {
        return false;
      }
      lists.add(List.copyOf(inner.getGroupBy().getGroupByExpressionList()));
    } else if (!areOfRows(inner)) {
      return false;
    }
    if (inner.getDistinct() != null) {
      lists.add(
          Optional.ofNullable(inner.getDistinct().getOnSelectItems())
              .orElse(inner.getSelectItems())
              .stream()
              .map(SelectItem::getExpression)
              .toList());
    }
    for (AnalyticExpression window : windows(inner)) {
      lists.add(
          window.getPartitionExpressionList() == null || window.getWindowName() != null
              ? List.of()
              : List.copyOf(window.getPartitionExpressionList()));
    }
    Optional<ColumnPlace> place = inside.find(key);
    return !lists.isEmpty()
        && place.isPresent()
        && lists.stream()
            .allMatch(list -> list.stream().anyMatch(each -> is(each, place.get(), inside)));
  }

  private static boolean is(Expression each, ColumnPlace key, Scope inside) {
    return Expressions.strip(each) instanceof Column column
        && inside.find(column).filter(key::isSameAs).isPresent();
  }

  /** Whether no item is made of all rows. */
  private static boolean areOfRows(PlainSelect inner) {
    return inner.getHaving() == null
        && inner.getSelectItems().stream()
            .map(SelectItem::getExpression)
            .allMatch(item -> item instanceof AnalyticExpression || ScalarItems.is(item));
  }

  private static List<AnalyticExpression> windows(PlainSelect inner) {
    List<AnalyticExpression> windows = new ArrayList<>();
    EachExpression each =
        new EachExpression() {
          @Override
          public <S> @Nullable Void visit(AnalyticExpression window, S context) {
            windows.add(window);
            return super.visit(window, context);
          }
        };
    Stream.concat(
            inner.getSelectItems().stream().map(SelectItem::getExpression),
            Stream.ofNullable(inner.getOrderByElements())
                .flatMap(List::stream)
                .map(OrderByElement::getExpression))
        .forEach(item -> item.accept(each, null));
    return windows;
  }

  private static Change change(PlainSelect select, Groups groups) {
    Change change =
        Change.of(written(select, groups), RULE, Grounds.proven(groups.place().fact()))
            .wanting(index(groups));
    List<List<OrderByElement>> orders =
        Stream.concat(
                Stream.ofNullable(groups.inner().getOrderByElements()),
                windows(groups.inner()).stream()
                    .flatMap(window -> Stream.ofNullable(window.getOrderByElements())))
            .toList();
    Optional<List<String>> key =
        Selects.onlyTable(groups.inner()).flatMap(table -> Keys.of(groups.place().table()));
    return orders.isEmpty() || key.isEmpty() || groups.inner().getGroupBy() != null
        ? change
        : change.comparedAs(tie(select, groups, orders, key.get()));
  }

  /** Both with a key at the end of each order in the subquery. */
  private static Tie tie(
      PlainSelect select, Groups groups, List<List<OrderByElement>> orders, List<String> key) {
    List<OrderByElement> more =
        key.stream()
            .map(
                name ->
                    new OrderByElement()
                        .withExpression(
                            new Column(new Table(groups.place().called()), Selects.quoted(name))))
            .toList();
    orders.forEach(order -> order.addAll(more));
    Tie tie = Tie.ofChoice(select.toString(), written(select, groups));
    orders.forEach(order -> order.subList(order.size() - more.size(), order.size()).clear());
    return tie;
  }

  private static String written(PlainSelect select, Groups groups) {
    FromItem own = groups.join().getFromItem();
    String text = groups.text();
    groups.join().setFromItem(new Table(PLACE));
    String all = select.toString();
    groups.join().setFromItem(own);
    return all.replace(PLACE, text);
  }

  /** An index that has the rows of a group together, in the order of its windows. */
  private static Optional<IndexShape> index(Groups groups) {
    if (Selects.onlyTable(groups.inner()).isEmpty() || Derived.is(groups.place().table())) {
      return Optional.empty();
    }
    List<OrderByElement> order =
        Stream.concat(
                windows(groups.inner()).stream().map(AnalyticExpression::getOrderByElements),
                Stream.ofNullable(groups.inner().getOrderByElements()))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(List.of())
            .stream()
            .filter(key -> !is(key.getExpression(), groups.place(), groups.inside()))
            .toList();
    return order.isEmpty()
        ? Optional.of(
            IndexShape.btree(
                groups.place().table().name(),
                List.of(IndexKey.column(groups.place().column().name()))))
        : new GroupKeys((Table) groups.inner().getFromItem(), groups.place())
            .index(order, groups.inside());
  }
}
