package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** USING in other words: the columns are equal, and the merged one is that on the left. */
final class PlainUsing {

  /** A column that is merged, and the source on the left that it is taken from. */
  private record Merged(String name, String source) {

    boolean isMeantBy(Column column) {
      return column.getTable() == null && Scope.folded(column.getColumnName()).equals(name);
    }
  }

  private final PlainSelect select;
  private final Scope scope;

  PlainUsing(PlainSelect select, Scope scope) {
    this.select = select;
    this.scope = scope;
  }

  /** Writes it so if every use of a merged column is found; else leaves all as it is. */
  void write() {
    List<Join> joins = Selects.joins(select);
    boolean isUsing = joins.stream().anyMatch(join -> !join.getUsingColumns().isEmpty());
    if (!isUsing || !joins.stream().allMatch(PlainUsing::isKnown) || isStar()) {
      return;
    }
    List<Merged> merged = new ArrayList<>();
    List<Optional<Expression>> conditions = new ArrayList<>();
    for (int i = 0; i < joins.size(); i++) {
      Optional<Expression> on = on(joins, i, merged);
      if (on.isEmpty() && !joins.get(i).getUsingColumns().isEmpty()) {
        return;
      }
      conditions.add(on);
    }
    if (areAllFound(merged)) {
      exchange(joins, conditions, merged);
    }
  }

  private boolean isStar() {
    return select.getSelectItems().stream().anyMatch(item -> item.toString().equals("*"));
  }

  /** An inner or left join of a table by USING alone, or one that is known anyway. */
  private static boolean isKnown(Join join) {
    if (join.getUsingColumns().isEmpty()) {
      return EarlyGroups.isKnown(join);
    }
    String columns =
        join.getUsingColumns().stream()
            .map(Column::toString)
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    return Stream.of("JOIN ", "INNER JOIN ", "LEFT JOIN ", "LEFT OUTER JOIN ")
        .map(kind -> kind + join.getFromItem() + " USING (" + columns + ")")
        .anyMatch(join.toString()::equals);
  }

  private Optional<Expression> on(List<Join> joins, int at, List<Merged> merged) {
    Optional<Expression> on = Optional.empty();
    for (Column using : joins.get(at).getUsingColumns()) {
      Optional<Expression> equal = equal(joins, at, Scope.folded(using.getColumnName()), merged);
      if (equal.isEmpty()) {
        return Optional.empty();
      }
      on =
          Optional.of(
              on.<Expression>map(o -> new AndExpression(o, equal.get())).orElse(equal.get()));
    }
    return on;
  }

  /** The right column equals the one source before it that has such a column, or the merged one. */
  private Optional<Expression> equal(List<Join> joins, int at, String name, List<Merged> merged) {
    List<FromItem> before =
        Stream.concat(
                Stream.of(select.getFromItem()), joins.stream().limit(at).map(Join::getFromItem))
            .toList();
    List<String> owners =
        before.stream()
            .map(PlainJoins::called)
            .filter(called -> find(called, name).isPresent())
            .toList();
    String right = PlainJoins.called(joins.get(at).getFromItem());
    boolean isMerged = merged.stream().anyMatch(each -> each.name().equals(name));
    boolean isKnown =
        scope.isKnown()
            && !owners.isEmpty()
            && (owners.size() == 1 || isMerged)
            && find(right, name).isPresent()
            && find(owners.get(0), name)
                .get()
                .column()
                .type()
                .equals(find(right, name).get().column().type());
    if (!isKnown) {
      return Optional.empty();
    }
    if (!isMerged) {
      merged.add(new Merged(name, owners.get(0)));
    }
    return Optional.of(new EqualsTo(column(owners.get(0), name), column(right, name)));
  }

  private Optional<ColumnPlace> find(String called, String name) {
    return called.isEmpty()
        ? Optional.empty()
        : scope.find(column(called, name)).filter(scope::owns);
  }

  private static Column column(String called, String name) {
    return new Column(new Table(called), Selects.quoted(name));
  }

  /** A bare name that stands anywhere but in the list, a condition or an order may mean another. */
  private boolean areAllFound(List<Merged> merged) {
    List<String> words = SelectText.names(select.toString());
    return merged.stream()
        .allMatch(each -> uses(each).size() + usings(each) == bare(words, each.name()));
  }

  private static long bare(List<String> words, String name) {
    long bare = 0;
    for (int i = 0; i < words.size(); i++) {
      boolean isQualified = i > 0 && words.get(i - 1).equals(".");
      bare += !isQualified && words.get(i).equals(name) ? 1 : 0;
    }
    return bare;
  }

  private long usings(Merged merged) {
    return Selects.joins(select).stream()
        .flatMap(join -> join.getUsingColumns().stream())
        .filter(merged::isMeantBy)
        .count();
  }

  private List<Column> uses(Merged merged) {
    List<Column> uses = new ArrayList<>();
    expressions()
        .forEach(
            expression ->
                expression.accept(
                    new EachExpression() {
                      @Override
                      public <S> @Nullable Void visit(Column column, S context) {
                        if (merged.isMeantBy(column)) {
                          uses.add(column);
                        }
                        return null;
                      }
                    },
                    null));
    return uses;
  }

  private Stream<Expression> expressions() {
    Stream<Expression> groups =
        Stream.ofNullable(select.getGroupBy())
            .flatMap(group -> Stream.ofNullable(group.getGroupByExpressionList()))
            .flatMap(List::stream)
            .map(Expression.class::cast);
    Stream<Expression> order =
        Stream.ofNullable(select.getOrderByElements())
            .flatMap(List::stream)
            .map(OrderByElement::getExpression);
    return Stream.of(
            select.getSelectItems().stream().<Expression>map(SelectItem::getExpression),
            Stream.ofNullable(select.getWhere()),
            Stream.ofNullable(select.getHaving()),
            Selects.joins(select).stream().flatMap(join -> join.getOnExpressions().stream()),
            groups,
            order)
        .flatMap(each -> each);
  }

  private void exchange(
      List<Join> joins, List<Optional<Expression>> conditions, List<Merged> merged) {
    merged.forEach(each -> uses(each).forEach(column -> column.setTable(new Table(each.source()))));
    for (int i = 0; i < joins.size(); i++) {
      Join join = joins.get(i);
      conditions
          .get(i)
          .ifPresent(
              on -> {
                join.setUsingColumns(List.of());
                join.setOnExpressions(List.of(on));
              });
    }
  }
}
