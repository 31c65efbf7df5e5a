package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.IndexKey.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  ResultReader(PlainSelect select, Scope scope) {
    this.select = select;
    this.scope = scope;
  }

  void read() {
    boolean isGrouped = select.getGroupBy() != null || select.getDistinct() != null;
    boolean isAggregated = select.getSelectItems().stream().anyMatch(ResultReader::isAggregate);
    if (select.getGroupBy() != null) {
      readGroups();
    } else if (isAggregated) {
      readExtremes();
    } else if (!isGrouped) {
      readOrder();
    }
  }

  private static boolean isAggregate(SelectItem<?> item) {
    return item.getExpression() instanceof Function function
        && AGGREGATES.contains(function.getName().toLowerCase(Locale.ROOT));
  }

  private void readGroups() {
    List<Term> terms = new ArrayList<>();
    OpenUse owner = null;
    for (Expression each : expressionsOf(select.getGroupBy().getGroupByExpressionList())) {
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
      Binding.of(resolved(elements.get(0).getExpression()), scope)
          .owner()
          .ifPresent(owner -> owner.order(keysOf(owner, elements)));
    }
    if (select.getLimit() != null || select.getFetch() != null) {
      scope.uses().forEach(OpenUse::wantFirstRows);
    }
  }

  // What follows a key of another table no longer tells the order within this one.
  private List<TableUse.SortKey> keysOf(OpenUse owner, List<OrderByElement> elements) {
    List<TableUse.SortKey> keys = new ArrayList<>();
    for (OrderByElement element : elements) {
      Binding binding = Binding.of(resolved(element.getExpression()), scope);
      Optional<Term> term = binding.owner().filter(owner::equals).flatMap(use -> binding.term());
      if (term.isEmpty() || hasOddNulls(element)) {
        return keys;
      }
      Direction direction = element.isAsc() ? Direction.ASCENDING : Direction.DESCENDING;
      keys.add(new TableUse.SortKey(term.get(), direction));
    }
    return keys;
  }

  // A B-tree keeps NULL last when read upwards and first when read downwards.
  private static boolean hasOddNulls(OrderByElement element) {
    OrderByElement.NullOrdering natural =
        element.isAsc()
            ? OrderByElement.NullOrdering.NULLS_LAST
            : OrderByElement.NullOrdering.NULLS_FIRST;
    return element.getNullOrdering() != null && element.getNullOrdering() != natural;
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
