package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.IndexKey.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/** Reads what a SELECT wants of its result: order, groups, extremes, how many rows. */
final class ResultReader {

  private static final Set<String> AGGREGATES =
      Set.of("count", "sum", "avg", "min", "max", "bool_or", "bool_and", "array_agg", "string_agg");

  private final PlainSelect select;
  private final Scope scope;
  private final ReadableText text;

  ResultReader(PlainSelect select, Scope scope, ReadableText text) {
    this.select = select;
    this.scope = scope;
    this.text = text;
  }

  void read() {
    boolean isAggregated = select.getSelectItems().stream().anyMatch(ResultReader::isAggregate);
    if (select.getGroupBy() != null) {
      readGroups(expressionsOf(select.getGroupBy().getGroupByExpressionList()));
      readExtremesOfGroups();
    } else if (isAggregated) {
      readExtremes();
    } else if (select.getDistinct() != null) {
      readDistinct();
    } else {
      readOrder();
    }
    readWindows();
  }

  private void readDistinct() {
    List<SelectItem<?>> on = select.getDistinct().getOnSelectItems();
    if (on == null || on.isEmpty()) {
      readGroups(select.getSelectItems().stream().map(ResultReader::written).toList());
    } else if (select.getOrderByElements() != null) {
      readSort(select.getOrderByElements());
    } else {
      readGroups(on.stream().map(ResultReader::written).toList());
    }
  }

  private static Expression written(SelectItem<?> item) {
    return item.getExpression();
  }

  /** The first rows of each partition are found without sorting where an index has its order. */
  private void readWindows() {
    for (SelectItem<?> item : select.getSelectItems()) {
      if (item.getExpression() instanceof AnalyticExpression window) {
        List<OrderByElement> elements = new ArrayList<>();
        if (window.getPartitionExpressionList() != null) {
          expressionsOf(window.getPartitionExpressionList())
              .forEach(each -> elements.add(new OrderByElement().withExpression(each)));
        }
        if (window.getOrderByElements() != null) {
          elements.addAll(window.getOrderByElements());
        }
        readSort(elements);
      }
    }
  }

  private void readSort(List<OrderByElement> elements) {
    if (!elements.isEmpty()) {
      Binding.of(resolved(elements.get(0).getExpression()), scope)
          .owner()
          .ifPresent(owner -> owner.sort(keysOf(owner, elements)));
    }
  }

  private static boolean isAggregate(SelectItem<?> item) {
    return item.getExpression() instanceof Function function
        && AGGREGATES.contains(function.getName().toLowerCase(Locale.ROOT));
  }

  private void readGroups(List<Expression> written) {
    List<Term> terms = new ArrayList<>();
    OpenUse owner = null;
    for (Expression each : written) {
      Binding binding = Binding.of(resolved(each), scope);
      Optional<OpenUse> use = binding.owner();
      if (use.isEmpty() || binding.term().isEmpty() || (owner != null && owner != use.get())) {
        return;
      }
      owner = use.get();
      terms.add(binding.term().get());
    }
    if (owner != null) {
      owner.group(terms);
    }
  }

  private static List<Expression> expressionsOf(Iterable<?> list) {
    List<Expression> expressions = new ArrayList<>();
    list.forEach(each -> expressions.add((Expression) each));
    return expressions;
  }

  /** The smallest or largest of each group is the first behind the group's keys. */
  private void readExtremesOfGroups() {
    List<Expression> extremes =
        select.getSelectItems().stream().flatMap(item -> extremeOf(item).stream()).toList();
    if (extremes.size() == 1) {
      Binding binding = Binding.of(extremes.get(0), scope);
      binding.owner().ifPresent(use -> binding.term().ifPresent(use::extreme));
    }
  }

  // Beside any other aggregate all rows are read anyway.
  private void readExtremes() {
    List<SelectItem<?>> items = select.getSelectItems();
    if (items.stream().allMatch(item -> extremeOf(item).isPresent())) {
      for (SelectItem<?> item : items) {
        Binding binding = Binding.of(extremeOf(item).orElseThrow(), scope);
        binding.owner().ifPresent(use -> binding.term().ifPresent(use::extreme));
      }
    }
  }

  private static Optional<Expression> extremeOf(SelectItem<?> item) {
    return item.getExpression() instanceof Function function
            && Set.of("min", "max").contains(function.getName().toLowerCase(Locale.ROOT))
            && function.getParameters() != null
            && function.getParameters().size() == 1
        ? Optional.of(function.getParameters().get(0))
        : Optional.empty();
  }

  private void readOrder() {
    List<OrderByElement> elements = select.getOrderByElements();
    if (elements != null && !elements.isEmpty()) {
      Expression first = resolved(elements.get(0).getExpression());
      if (!readDistance(first)) {
        Binding.of(first, scope).owner().ifPresent(owner -> owner.order(keysOf(owner, elements)));
      }
    }
    if (select.getLimit() != null || select.getFetch() != null) {
      scope.uses().forEach(OpenUse::wantFirstRows);
    }
  }

  /** What is nearest to a value comes first. */
  private boolean readDistance(Expression first) {
    if (!(first instanceof BinaryExpression binary)) {
      return false;
    }
    String operator = text.inOwnWords(binary.getStringExpression()).strip();
    Binding term = Binding.of(binary.getLeftExpression(), scope);
    boolean isDistance =
        operator.matches("<.>") && Binding.of(binary.getRightExpression(), scope).isConstant();
    if (isDistance) {
      term.owner()
          .ifPresent(
              use ->
                  term.term()
                      .ifPresent(
                          each ->
                              use.narrow(
                                  new Predicate(each, Predicate.Kind.OTHER, operator, null))));
    }
    return isDistance;
  }

  // What follows a key of another table no longer tells the order within this one.
  private List<TableUse.SortKey> keysOf(OpenUse owner, List<OrderByElement> elements) {
    List<TableUse.SortKey> keys = new ArrayList<>();
    for (OrderByElement element : elements) {
      Binding binding = Binding.of(resolved(element.getExpression()), scope);
      Optional<Term> term = binding.owner().filter(owner::equals).flatMap(use -> binding.term());
      if (term.isEmpty()) {
        return keys;
      }
      keys.add(new TableUse.SortKey(term.get(), direction(element)));
    }
    return keys;
  }

  // The planner asks for NULL at that end even of a column that has none.
  private static Direction direction(OrderByElement element) {
    boolean isOdd =
        element.getNullOrdering() != null
            && (element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST)
                == element.isAsc();
    if (element.isAsc()) {
      return isOdd ? Direction.ASCENDING_NULLS_FIRST : Direction.ASCENDING;
    }
    return isOdd ? Direction.DESCENDING_NULLS_LAST : Direction.DESCENDING;
  }

  /** The expression behind a number or a name of the result's columns. */
  private Expression resolved(Expression written) {
    Expression stripped = Parentheses.strip(written);
    List<SelectItem<?>> items = select.getSelectItems();
    if (stripped instanceof LongValue number) {
      long position = number.getValue();
      return position >= 1 && position <= items.size()
          ? items.get((int) position - 1).getExpression()
          : stripped;
    }
    if (stripped instanceof Column column && column.getTable() == null) {
      String name = Scope.folded(column.getColumnName());
      return items.stream()
          .filter(item -> item.getAlias() != null)
          .filter(item -> Scope.folded(item.getAlias().getName().trim()).equals(name))
          .findFirst()
          .<Expression>map(SelectItem::getExpression)
          .orElse(stripped);
    }
    return stripped;
  }
}
