package dev.tunesmith.proof.rewrite;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JsonAggregateFunction;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Rows are sorted that are only counted or added up afterwards. */
final class IdleOrder implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "rows are sorted before they are grouped",
          "The subquery has no limit, and of its rows only groups, counts, sums, means, the least"
              + " and the greatest are asked, of columns whose equal values are the same.",
          "None of these hangs on the order of the rows.");

  private static final Set<String> ORDERLESS = Set.of("count", "sum", "avg", "min", "max");

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    return isOrderless(select)
        ? Selects.sources(select)
            .flatMap(item -> sorted(item).stream())
            .filter(rows -> areOfOneForm(select, rows, scope))
            .map(rows -> without(rows, select))
            .toList()
        : List.of();
  }

  /** Which of several equal values is shown, and how numbers are rounded, hangs on the order. */
  private static boolean areOfOneForm(PlainSelect select, PlainSelect rows, Scope scope) {
    Scope inside = ConditionWalk.inside(rows, scope);
    Set<String> plain = new HashSet<>();
    for (SelectItem<?> item : rows.getSelectItems()) {
      if (item.getExpression() instanceof AllColumns) {
        Selects.onlyTable(rows)
            .flatMap(inside::table)
            .ifPresent(
                table ->
                    table.columns().stream()
                        .filter(column -> SameKind.isPlain(column.type()))
                        .forEach(column -> plain.add(column.name())));
      } else if (item.getExpression() instanceof Column column) {
        inside
            .find(column)
            .filter(SameKind::isPlain)
            .flatMap(place -> Selects.quotedName(item))
            .ifPresent(name -> plain.add(Scope.folded(name)));
      }
    }
    boolean areColumns =
        rows.getSelectItems().stream()
            .map(SelectItem::getExpression)
            .allMatch(item -> item instanceof AllColumns || item instanceof Column);
    return areColumns && named(select).allMatch(plain::contains);
  }

  private static Stream<String> named(PlainSelect select) {
    return Stream.of(
            select.getSelectItems().stream().map(SelectItem::getExpression),
            Stream.ofNullable(select.getGroupBy())
                .flatMap(group -> group.getGroupByExpressionList().stream())
                .map(Expression.class::cast),
            Stream.ofNullable(select.getHaving()))
        .flatMap(each -> each)
        .flatMap(each -> Expressions.columns((Expression) each).stream())
        .map(column -> Scope.folded(column.getColumnName()));
  }

  private static Optional<PlainSelect> sorted(FromItem item) {
    return item instanceof ParenthesedSelect rows
            && !(item instanceof LateralSubSelect)
            && rows.getSelect() instanceof PlainSelect select
            && select.getOrderByElements() != null
            && select.getForMode() == null
            && (select.getDistinct() == null || select.getDistinct().getOnSelectItems() == null)
            && select.toString().endsWith(PlainSelect.orderByToString(select.getOrderByElements()))
        ? Optional.of(select)
        : Optional.empty();
  }

  private static Change without(PlainSelect rows, PlainSelect select) {
    List<OrderByElement> own = rows.getOrderByElements();
    rows.setOrderByElements(null);
    String text = select.toString();
    rows.setOrderByElements(own);
    return Change.of(text, RULE, Grounds.proven());
  }

  /** Whether what it makes of its rows is the same in whatever order they come. */
  private static boolean isOrderless(PlainSelect select) {
    boolean isGrouped =
        select.getFromItem() != null
            && select.getDistinct() == null
            && select.getLimit() == null
            && select.getOffset() == null
            && select.getFetch() == null;
    boolean[] isOrderless = {isGrouped};
    boolean[] hasAggregate = {select.getGroupBy() != null};
    Stream<Expression> order =
        Stream.ofNullable(select.getOrderByElements())
            .flatMap(List::stream)
            .map(OrderByElement::getExpression);
    Stream<Expression> items = select.getSelectItems().stream().map(SelectItem::getExpression);
    Stream.concat(Stream.concat(items, order), Stream.ofNullable(select.getHaving()))
        .forEach(item -> item.accept(new Orderless(isOrderless, hasAggregate), null));
    return isOrderless[0] && hasAggregate[0];
  }

  private static final class Orderless extends EachExpression {

    private final boolean[] isOrderless;
    private final boolean[] hasAggregate;

    Orderless(boolean[] isOrderless, boolean[] hasAggregate) {
      this.isOrderless = isOrderless;
      this.hasAggregate = hasAggregate;
    }

    @Override
    public <S> @Nullable Void visit(Function function, S context) {
      boolean isAggregate = ORDERLESS.contains(function.getName().toLowerCase(Locale.ROOT));
      hasAggregate[0] |= isAggregate;
      isOrderless[0] &= isAggregate || ScalarItems.isOfOneRow(function);
      return super.visit(function, context);
    }

    @Override
    public <S> @Nullable Void visit(AnalyticExpression window, S context) {
      isOrderless[0] = false;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(JsonAggregateFunction aggregate, S context) {
      isOrderless[0] = false;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(ParenthesedSelect inner, S context) {
      isOrderless[0] = false;
      return null;
    }

    @Override
    public <S> @Nullable Void visit(Select inner, S context) {
      isOrderless[0] = false;
      return null;
    }
  }
}
