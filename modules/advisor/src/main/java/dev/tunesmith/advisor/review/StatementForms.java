package dev.tunesmith.advisor.review;

import dev.tunesmith.advisor.review.Subject.Asked;
import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;

/** What shows in the text of a query: all columns, commas for joins, some rows in no order. */
final class StatementForms implements Check {

  @Override
  public Stream<Remark> in(Subject subject) {
    return subject.statements().flatMap(StatementForms::in);
  }

  private static Stream<Remark> in(Asked statement) {
    return StatementReading.selectOf(statement.query().sql()).stream()
        .flatMap(StatementForms::parts)
        .flatMap(
            select ->
                Stream.of(
                        star(select, statement), commas(select, statement), some(select, statement))
                    .flatMap(each -> each));
  }

  private static Stream<PlainSelect> parts(Select select) {
    if (select instanceof SetOperationList list) {
      return list.getSelects().stream().flatMap(StatementForms::parts);
    }
    return select instanceof PlainSelect plain ? Stream.of(plain) : Stream.empty();
  }

  private static Stream<Remark> star(PlainSelect select, Asked statement) {
    boolean fetchesAll =
        select.getFromItem() instanceof Table
            && select.getSelectItems().stream()
                .anyMatch(
                    item ->
                        item.getExpression() instanceof AllColumns
                            || item.getExpression() instanceof AllTableColumns);
    return fetchesAll
        ? Stream.of(
            statement.remark(
                Smell.SELECT_STAR,
                "%s fetches every column that %s has, whatever is added to it."
                    .formatted(statement.query().name(), select.getFromItem())))
        : Stream.empty();
  }

  private static Stream<Remark> commas(PlainSelect select, Asked statement) {
    List<Join> joins = select.getJoins() == null ? List.of() : select.getJoins();
    List<Table> listed =
        joins.stream()
            .filter(Join::isSimple)
            .map(Join::getFromItem)
            .filter(Table.class::isInstance)
            .map(Table.class::cast)
            .toList();
    return listed.isEmpty() || !(select.getFromItem() instanceof Table first)
        ? Stream.empty()
        : Stream.of(
            statement.remark(
                Smell.IMPLICIT_JOIN,
                "%s lists %s by commas, and joins them in its WHERE."
                    .formatted(
                        statement.query().name(),
                        Stream.concat(Stream.of(first), listed.stream())
                            .map(Table::getName)
                            .collect(Collectors.joining(", ")))));
  }

  private static Stream<Remark> some(PlainSelect select, Asked statement) {
    boolean takesSome = select.getLimit() != null || select.getFetch() != null;
    boolean isOrdered = select.getOrderByElements() != null;
    return takesSome && !isOrdered && select.getFromItem() != null && answersRows(select)
        ? Stream.of(
            statement.remark(
                Smell.LIMIT_WITHOUT_ORDER,
                "%s takes a few rows and does not say which come first."
                    .formatted(statement.query().name())))
        : Stream.empty();
  }

  /** Not one figure, nor whether there is any row at all. */
  private static boolean answersRows(PlainSelect select) {
    return select.getSelectItems().stream()
        .map(item -> item.getExpression())
        .anyMatch(
            item ->
                item instanceof AllColumns
                    || item instanceof net.sf.jsqlparser.schema.Column
                    || (item instanceof Function && select.getGroupBy() != null));
  }
}
