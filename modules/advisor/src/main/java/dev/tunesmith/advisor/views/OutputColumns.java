package dev.tunesmith.advisor.views;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/**
 * What a statement puts out, seen from someone who has only its rows.
 *
 * @param order the statement's ORDER BY in terms of the columns' places, or an empty text
 * @param key the names of columns that no two rows have alike; empty where none are known
 */
record OutputColumns(String order, List<String> key) {

  OutputColumns {
    key = List.copyOf(key);
  }

  /**
   * Empty where the order rests on something that is not put out, or the columns are not listed.
   */
  static Optional<OutputColumns> of(PlainSelect select) {
    List<SelectItem<?>> items = select.getSelectItems();
    if (items.stream().anyMatch(item -> item.getExpression() instanceof AllColumns)) {
      return Optional.empty();
    }
    return order(select, items).map(order -> new OutputColumns(order, key(select, items)));
  }

  private static Optional<String> order(PlainSelect select, List<SelectItem<?>> items) {
    List<String> keys = new ArrayList<>();
    for (OrderByElement element :
        requireNonNullElse(select.getOrderByElements(), List.<OrderByElement>of())) {
      int place = place(element.getExpression(), items);
      if (place == 0) {
        return Optional.empty();
      }
      keys.add(place + direction(element));
    }
    return Optional.of(keys.isEmpty() ? "" : " order by " + String.join(", ", keys));
  }

  private static String direction(OrderByElement element) {
    String nulls =
        element.getNullOrdering() == null
            ? ""
            : element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST
                ? " nulls first"
                : " nulls last";
    return (element.isAsc() ? "" : " desc") + nulls;
  }

  /**
   * Where an expression is put out, from 1; 0 where it is not. A bare name means an output first.
   */
  private static int place(Expression expression, List<SelectItem<?>> items) {
    if (expression instanceof LongValue number) {
      return Math.toIntExact(number.getValue());
    }
    for (int place = 1; place <= items.size(); place++) {
      if (expression.toString().equalsIgnoreCase(name(items.get(place - 1)))) {
        return place;
      }
    }
    for (int place = 1; place <= items.size(); place++) {
      if (isSame(expression, items.get(place - 1).getExpression())) {
        return place;
      }
    }
    return 0;
  }

  private static boolean isSame(Expression one, Expression other) {
    return one.toString().equals(other.toString());
  }

  private static List<String> key(PlainSelect select, List<SelectItem<?>> items) {
    GroupByElement group = select.getGroupBy();
    return group == null ? keyOfOneRow(items) : keyOfGroups(group, items);
  }

  /** Without groups, what is put together is one row, and any column tells it apart. */
  private static List<String> keyOfOneRow(List<SelectItem<?>> items) {
    return items.stream().map(OutputColumns::name).filter(Objects::nonNull).limit(1).toList();
  }

  private static List<String> keyOfGroups(GroupByElement group, List<SelectItem<?>> items) {
    ExpressionList<?> grouped = group.getGroupByExpressionList();
    if (!group.getGroupingSets().isEmpty() || grouped == null) {
      return List.of();
    }
    List<String> key = new ArrayList<>();
    for (Object each : grouped) {
      int place = each instanceof Expression expression ? place(expression, items) : 0;
      String name = place == 0 ? null : name(items.get(place - 1));
      if (name == null) {
        return List.of();
      }
      key.add(name);
    }
    return key;
  }

  /**
   * What the server calls an output column, as far as the text says; quoted names are left alone.
   */
  private static @Nullable String name(SelectItem<?> item) {
    Alias alias = item.getAlias();
    String name =
        alias != null
            ? alias.getName().strip()
            : item.getExpression() instanceof Column column ? column.getColumnName() : null;
    return name == null || name.contains("\"") ? null : name.toLowerCase(Locale.ROOT);
  }
}
