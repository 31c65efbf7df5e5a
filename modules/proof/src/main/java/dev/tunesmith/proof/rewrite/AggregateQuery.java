package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT that groups rows of tables by columns and shows aggregates of each group.
 *
 * @param groups the columns; none where all rows are one group
 * @param aggregates as they stand in the list, in HAVING and in ORDER BY
 * @param beside the columns outside the aggregates there
 */
record AggregateQuery(
    PlainSelect select,
    List<ColumnPlace> groups,
    List<PartialAggregate> aggregates,
    List<ColumnPlace> beside) {

  private static final String PLACE = "tunesmith_value_";

  AggregateQuery {
    groups = List.copyOf(groups);
    aggregates = List.copyOf(aggregates);
    beside = List.copyOf(beside);
  }

  /** Reads a SELECT; empty where some part of it was not understood. */
  static Optional<AggregateQuery> of(PlainSelect select, Scope scope) {
    if (!isGrouped(select) || !scope.isKnown() || select.toString().contains("tunesmith_")) {
      return Optional.empty();
    }
    Optional<List<ColumnPlace>> groups = groups(select, scope);
    Reading reading = new Reading(scope);
    boolean isKnown =
        groups.isPresent()
            && shown(select).allMatch(reading::read)
            && !reading.aggregates.isEmpty()
            && select.getSelectItems().stream().allMatch(AggregateQuery::isNamedAlike);
    return isKnown
        ? Optional.of(new AggregateQuery(select, groups.get(), reading.aggregates, reading.beside))
        : Optional.empty();
  }

  /** Whether it has a list, FROM, WHERE, GROUP BY, HAVING, ORDER BY and a limit, and no more. */
  private static boolean isGrouped(PlainSelect select) {
    return select.getFromItem() != null
        && select.getDistinct() == null
        && select.toString().equals(Selects.written(select, "SELECT") + behind(select));
  }

  private static String behind(PlainSelect select) {
    String groups = select.getGroupBy() == null ? "" : " " + select.getGroupBy();
    String having = select.getHaving() == null ? "" : " HAVING " + select.getHaving();
    String order =
        select.getOrderByElements() == null
            ? ""
            : PlainSelect.orderByToString(select.getOrderByElements());
    return groups + having + order + Selects.limit(select);
  }

  /** The columns that are grouped by; empty where it is something else. */
  static Optional<List<ColumnPlace>> groups(PlainSelect select, Scope scope) {
    if (select.getGroupBy() == null) {
      return Optional.of(List.of());
    }
    List<?> written =
        select.getGroupBy().getGroupByExpressionList() == null
            ? List.of()
            : List.copyOf(select.getGroupBy().getGroupByExpressionList());
    String plain = "GROUP BY " + String.join(", ", written.stream().map(Object::toString).toList());
    List<ColumnPlace> places = new ArrayList<>();
    for (Object each : written) {
      if (each instanceof Column column) {
        scope.find(column).filter(scope::owns).ifPresent(places::add);
      }
    }
    boolean isKnown =
        !written.isEmpty()
            && places.size() == written.size()
            && select.getGroupBy().toString().equals(plain);
    return isKnown ? Optional.of(places) : Optional.empty();
  }

  private static Stream<Expression> shown(PlainSelect select) {
    Stream<Expression> order =
        Stream.ofNullable(select.getOrderByElements())
            .flatMap(List::stream)
            .map(OrderByElement::getExpression)
            .filter(key -> !isOfResult(key, select));
    return Stream.of(
            select.getSelectItems().stream().map(SelectItem::getExpression),
            Stream.ofNullable(select.getHaving()),
            order)
        .flatMap(each -> each);
  }

  /** Whether a sort key is one of the result's columns, by its name or its number. */
  private static boolean isOfResult(Expression key, PlainSelect select) {
    return key instanceof LongValue
        || (key instanceof Column column
            && column.getTable() == null
            && select.getSelectItems().stream()
                .flatMap(item -> Selects.quotedName(item).stream())
                .anyMatch(name -> Scope.folded(name).equals(Scope.folded(column.getColumnName()))));
  }

  /** Whether an item is called as before where its aggregates are exchanged. */
  private static boolean isNamedAlike(SelectItem<?> item) {
    Expression shown = item.getExpression();
    return item.getAlias() != null
        || shown instanceof Column
        || Expressions.isNull(shown)
        || shown instanceof Function
        || shown instanceof BinaryExpression;
  }

  /** Goes through the shown expressions and sorts what they are made of. */
  private static final class Reading {

    private final Scope scope;
    private final List<PartialAggregate> aggregates = new ArrayList<>();
    private final List<ColumnPlace> beside = new ArrayList<>();
    private final Parts parts = new Parts();

    Reading(Scope scope) {
      this.scope = scope;
    }

    boolean read(Expression expression) {
      expression.accept(parts, null);
      return parts.isKnown();
    }

    private final class Parts extends AggregateParts {

      @Override
      public <S> @Nullable Void visit(Function function, S context) {
        Optional<PartialAggregate> aggregate = PartialAggregate.of(function, scope);
        if (aggregate.isPresent()) {
          aggregates.add(aggregate.get());
          return null;
        }
        require(ScalarItems.isOfOneRow(function));
        return super.visit(function, context);
      }

      @Override
      public <S> @Nullable Void visit(Column column, S context) {
        Optional<ColumnPlace> place = scope.find(column).filter(scope::owns);
        place.ifPresent(beside::add);
        require(place.isPresent());
        return null;
      }
    }
  }

  /**
   * What {@code written} makes of the SELECT with other texts in the place of its aggregates.
   *
   * @param texts one for each aggregate
   */
  String with(List<String> texts, Supplier<String> written) {
    List<SelectItem<?>> unnamed =
        select.getSelectItems().stream()
            .filter(item -> item.getAlias() == null && isAggregate(item.getExpression()))
            .toList();
    unnamed.forEach(item -> item.setAlias(new Alias(ownName(item), true)));
    List<Runnable> undo = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      undo.add(marked(aggregates.get(i).function(), PLACE + i + "_"));
    }
    String text = written.get();
    undo.forEach(Runnable::run);
    unnamed.forEach(item -> item.setAlias(null));
    for (int i = 0; i < texts.size(); i++) {
      text = text.replace(PLACE + i + "_()", texts.get(i));
    }
    return text;
  }

  private boolean isAggregate(Expression shown) {
    return aggregates.stream().anyMatch(each -> each.function() == shown);
  }

  private static String ownName(SelectItem<?> item) {
    return Scope.folded(((Function) item.getExpression()).getName());
  }

  private static Runnable marked(Function function, String mark) {
    String name = function.getName();
    ExpressionList<?> arguments = function.getParameters();
    function.setName(mark);
    function.setParameters(new ExpressionList<>());
    return () -> {
      function.setName(name);
      function.setParameters(arguments);
    };
  }
}
