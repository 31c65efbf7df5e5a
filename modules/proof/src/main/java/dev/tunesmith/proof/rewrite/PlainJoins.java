package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * The joins of a SELECT, each with the condition that ties it to what stands before it, and first
 * the source whose columns it is sorted or grouped by. Inner joins may come in any order.
 */
final class PlainJoins {

  /** A condition and the sources that it is about. */
  private record Tied(Expression condition, Set<String> sources) {}

  private final PlainSelect select;
  private final Scope scope;

  PlainJoins(PlainSelect select, Scope scope) {
    this.select = select;
    this.scope = scope;
  }

  void write() {
    List<Join> joins = Selects.joins(select);
    List<Join> inner = joins.stream().takeWhile(join -> !join.isLeft()).toList();
    boolean isKnown =
        !joins.isEmpty()
            && joins.stream().allMatch(EarlyGroups::isKnown)
            && joins.stream().skip(inner.size()).allMatch(Join::isLeft)
            && sources(inner).allMatch(item -> !name(item).isEmpty())
            && sources(inner).map(PlainJoins::name).distinct().count() == inner.size() + 1;
    if (isKnown && !inner.isEmpty()) {
      write(inner, joins.subList(inner.size(), joins.size()));
    }
  }

  private Stream<FromItem> sources(List<Join> inner) {
    return Stream.concat(Stream.of(select.getFromItem()), inner.stream().map(Join::getFromItem));
  }

  /** The same as the statement writes it. */
  static String called(FromItem item) {
    return item instanceof net.sf.jsqlparser.schema.Table table
        ? Selects.alias(table)
        : item.getAlias() == null ? "" : item.getAlias().getName().trim();
  }

  /** What a source is known by; empty where it may mean those before it. */
  private static String name(FromItem item) {
    if (item instanceof net.sf.jsqlparser.schema.Table table) {
      return Scope.folded(Selects.alias(table));
    }
    boolean isAlone = item instanceof ParenthesedSelect && !(item instanceof LateralSubSelect);
    return isAlone && item.getAlias() != null ? Scope.folded(item.getAlias().getName().trim()) : "";
  }

  private void write(List<Join> inner, List<Join> outer) {
    List<FromItem> sources = sources(inner).toList();
    FromItem first = first(sources);
    boolean isPlain =
        first == sources.get(0)
            && inner.stream().noneMatch(join -> join.getOnExpressions().isEmpty());
    List<Tied> ties = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    if (isPlain || !sort(inner, sources, ties, others)) {
      return;
    }
    tied(first, sources, ties)
        .filter(joins -> isInOrder(joins, sources) || !isStar())
        .ifPresent(
            joins -> {
              select.setFromItem(first);
              select.setJoins(Stream.concat(joins.stream(), outer.stream()).toList());
              select.setWhere(others.stream().reduce(AndExpression::new).orElse(null));
            });
  }

  private static boolean isInOrder(List<Join> joins, List<FromItem> sources) {
    return joins.stream()
        .map(Join::getFromItem)
        .toList()
        .equals(sources.subList(1, sources.size()));
  }

  private boolean isStar() {
    return select.getSelectItems().stream()
        .map(SelectItem::getExpression)
        .anyMatch(item -> item instanceof AllColumns && !(item instanceof AllTableColumns));
  }

  /** The source by whose columns alone the rows are sorted, or else grouped. */
  private FromItem first(List<FromItem> sources) {
    Stream<Expression> keys =
        select.getOrderByElements() != null
            ? select.getOrderByElements().stream().map(OrderByElement::getExpression)
            : Stream.ofNullable(select.getGroupBy())
                .flatMap(group -> Stream.ofNullable(group.getGroupByExpressionList()))
                .flatMap(List::stream)
                .map(Expression.class::cast);
    Set<String> names = keys.map(this::source).collect(Collectors.toSet());
    List<FromItem> tables = tablesFirst(sources);
    return tables.stream()
        .filter(PlainJoins::isTable)
        .filter(source -> names.equals(Set.of(name(source))))
        .findFirst()
        .orElse(tables.get(0));
  }

  /** What a subquery is joined with stands before it. */
  private static List<FromItem> tablesFirst(List<FromItem> sources) {
    return sources.stream().sorted(Comparator.comparing(source -> !isTable(source))).toList();
  }

  private static boolean isTable(FromItem source) {
    return source instanceof net.sf.jsqlparser.schema.Table;
  }

  private String source(Expression key) {
    Expression meant = key;
    if (key instanceof LongValue number
        && number.getValue() >= 1
        && number.getValue() <= select.getSelectItems().size()) {
      meant = select.getSelectItem((int) number.getValue() - 1).getExpression();
    }
    return meant instanceof Column column
        ? scope.find(column).filter(scope::owns).map(ColumnPlace::source).orElse("")
        : "";
  }

  /** Puts what ties sources to each other apart from what is asked of rows alone. */
  private boolean sort(
      List<Join> inner, List<FromItem> sources, List<Tied> ties, List<Expression> others) {
    Set<String> names = sources.stream().map(PlainJoins::name).collect(Collectors.toSet());
    for (Join join : inner) {
      for (Expression on : join.getOnExpressions()) {
        for (Slot conjunct : Slot.of(on).conjuncts()) {
          Optional<Tied> tied = tied(conjunct.get());
          if (tied.isEmpty() || tied.get().sources().isEmpty()) {
            return false;
          }
          ties.add(tied.get());
        }
      }
    }
    List<Slot> asked =
        select.getWhere() == null ? List.of() : Slot.of(select.getWhere()).conjuncts();
    for (Slot conjunct : asked) {
      Optional<Tied> tied =
          tied(conjunct.get())
              .filter(each -> each.condition() instanceof EqualsTo)
              .filter(each -> each.sources().size() == 2 && names.containsAll(each.sources()));
      tied.ifPresentOrElse(ties::add, () -> others.add(inParentheses(conjunct.get())));
    }
    return true;
  }

  private Optional<Tied> tied(Expression condition) {
    return scope
        .ownReach(condition)
        .map(
            reach ->
                new Tied(
                    condition,
                    reach.columns().stream().map(ColumnPlace::source).collect(Collectors.toSet())));
  }

  private static Expression inParentheses(Expression condition) {
    return condition instanceof OrExpression
        ? new ParenthesedExpressionList<>(condition)
        : condition;
  }

  /** The joins in an order in which each is tied to one before it; empty where there is none. */
  private static Optional<List<Join>> tied(
      FromItem first, List<FromItem> sources, List<Tied> ties) {
    List<FromItem> left = new ArrayList<>(tablesFirst(sources));
    List<Tied> open = new ArrayList<>(ties);
    Set<String> placed = new HashSet<>(Set.of(name(first)));
    List<Join> joins = new ArrayList<>();
    left.remove(first);
    while (!left.isEmpty()) {
      Optional<FromItem> next =
          left.stream()
              .filter(item -> open.stream().anyMatch(t -> ties(t, item, placed)))
              .findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      placed.add(name(next.get()));
      left.remove(next.get());
      List<Tied> own = open.stream().filter(tie -> placed.containsAll(tie.sources())).toList();
      open.removeAll(own);
      Expression on =
          own.stream()
              .map(tie -> inParentheses(tie.condition()))
              .reduce(AndExpression::new)
              .orElseThrow();
      joins.add(new Join().setFromItem(next.get()).setOnExpressions(List.of(on)));
    }
    return open.isEmpty() ? Optional.of(joins) : Optional.empty();
  }

  private static boolean ties(Tied tie, FromItem item, Set<String> placed) {
    return tie.sources().contains(name(item))
        && tie.sources().stream().anyMatch(placed::contains)
        && tie.sources().stream()
            .allMatch(source -> source.equals(name(item)) || placed.contains(source));
  }
}
