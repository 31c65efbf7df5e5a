package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * A condition by which a row stays exactly if it is one of the first of its group.
 *
 * @param group the column whose value the group shares, as the statement knows it
 * @param order what the group is sorted by, columns of its table
 * @param rows how many of the first are kept
 * @param ties what becomes of rows that rank alike
 * @param subquery the subquery that says all this
 */
record RankInGroup(
    ColumnPlace group, List<IndexKey> order, long rows, Ties ties, PlainSelect subquery) {

  /** What becomes of rows that rank with the last one kept. */
  enum Ties {
    ALL_STAY,
    AS_THEY_COME
  }

  RankInGroup {
    order = List.copyOf(order);
  }

  /** Reads a condition, one of those that must all hold. */
  static Optional<RankInGroup> of(Expression written, Scope scope) {
    Expression condition = Expressions.strip(written);
    return ofExtreme(condition, scope)
        .or(() -> ofNoneBefore(condition, scope))
        .or(() -> ofCount(condition, scope))
        .or(() -> ofFirstKeys(condition, scope))
        .or(() -> ofPair(condition, scope));
  }

  /** {@code o.v = (select max(p.v) from t p where p.k = o.k)}. */
  private static Optional<RankInGroup> ofExtreme(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.isEquality() && !comparison.isList())
        .flatMap(comparison -> ofExtreme(comparison, scope).stream())
        .findFirst();
  }

  private static Optional<RankInGroup> ofExtreme(Comparison comparison, Scope scope) {
    return OwnGroup.select(comparison.points().get(0).value())
        .filter(select -> Selects.isPlain(select) && select.getSelectItems().size() == 1)
        .flatMap(select -> OwnGroup.of(select, scope))
        .filter(own -> own.compared().isEmpty())
        .flatMap(
            own ->
                extreme(own, "max", comparison.side(), scope)
                    .or(() -> extreme(own, "min", comparison.side(), scope)));
  }

  private static Optional<RankInGroup> extreme(
      OwnGroup own, String name, Expression outer, Scope scope) {
    return Expressions.call(own.select().getSelectItem(0).getExpression(), name)
        .filter(arguments -> arguments.size() == 1)
        .flatMap(arguments -> own.outside(arguments.get(0), outer, scope))
        .filter(value -> !value.column().mayBeNull())
        .map(value -> by(own, value, name.equals("max"), 1));
  }

  /** {@code (o.k, o.v) in (select p.k, max(p.v) from t p group by p.k)}. */
  private static Optional<RankInGroup> ofPair(Expression condition, Scope scope) {
    return condition instanceof InExpression in
            && !in.isNot()
            && in.getLeftExpression() instanceof ParenthesedExpressionList<?> pair
            && pair.size() == 2
        ? OwnGroup.select(in.getRightExpression())
            .flatMap(GroupedExtreme::of)
            .flatMap(extreme -> ofPair(pair, extreme, scope))
        : Optional.empty();
  }

  private static Optional<RankInGroup> ofPair(
      List<? extends Expression> pair, GroupedExtreme extreme, Scope scope) {
    Scope inside = ConditionWalk.inside(extreme.select(), scope);
    int keyAt = extreme.isKeyFirst() ? 0 : 1;
    Optional<ColumnPlace> key =
        same((Column) extreme.key().getExpression(), pair.get(keyAt), inside, scope);
    Optional<ColumnPlace> value = same(extreme.value(), pair.get(1 - keyAt), inside, scope);
    boolean isRank =
        key.isPresent()
            && value.isPresent()
            && key.get().source().equals(value.get().source())
            && !value.get().column().mayBeNull();
    return isRank
        ? Optional.of(
            by(key.get(), extreme.select(), value.get(), extreme.function().equals("max"), 1))
        : Optional.empty();
  }

  /** A column outside that is the same as one inside. */
  private static Optional<ColumnPlace> same(
      Column inner, Expression outer, Scope inside, Scope outside) {
    Optional<ColumnPlace> one = inside.find(inner).filter(inside::owns);
    return outer instanceof Column column
        ? outside
            .find(column)
            .filter(outside::owns)
            .filter(two -> one.filter(own -> own.table().equals(two.table())).isPresent())
            .filter(two -> two.column().equals(one.orElseThrow().column()))
        : Optional.empty();
  }

  private static RankInGroup by(OwnGroup own, ColumnPlace value, boolean isHighest, long rows) {
    return by(own.group(), own.select(), value, isHighest, rows);
  }

  private static RankInGroup by(
      ColumnPlace group, PlainSelect select, ColumnPlace value, boolean isHighest, long rows) {
    IndexKey key = IndexKey.column(value.column().name());
    return new RankInGroup(
        group,
        List.of(isHighest ? key.in(IndexKey.Direction.DESCENDING) : key),
        rows,
        Ties.ALL_STAY,
        select);
  }

  /** {@code not exists (select from t p where p.k = o.k and p.v > o.v)}. */
  private static Optional<RankInGroup> ofNoneBefore(Expression condition, Scope scope) {
    boolean isNot = condition instanceof NotExpression;
    Expression inner =
        condition instanceof NotExpression not ? Expressions.strip(not.getExpression()) : condition;
    return inner instanceof ExistsExpression exists && isNot != exists.isNot()
        ? rowsBefore(exists.getRightExpression(), scope, 1)
        : Optional.empty();
  }

  /** {@code (select count(*) from t p where p.k = o.k and p.v > o.v) < n}. */
  private static Optional<RankInGroup> ofCount(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.points().size() == 1 && !comparison.isList())
        .filter(comparison -> isCount(comparison.side()))
        .flatMap(
            comparison ->
                rows(comparison.points().get(0))
                    .flatMap(rows -> rowsBefore(comparison.side(), scope, rows))
                    .stream())
        .findFirst();
  }

  private static boolean isCount(Expression side) {
    return OwnGroup.select(side)
        .filter(select -> select.getSelectItems().size() == 1)
        .map(select -> select.getSelectItem(0).getExpression().toString())
        .filter("count(*)"::equalsIgnoreCase)
        .isPresent();
  }

  /** How many rows stay if so many may come before the last of them. */
  private static Optional<Long> rows(Comparison.Point before) {
    return number(before.value())
        .flatMap(
            number ->
                switch (before.order()) {
                  case LESS -> Optional.of(number).filter(most -> most > 0);
                  case AT_MOST -> Optional.of(number + 1);
                  case EQUAL -> Optional.of(1L).filter(one -> number == 0);
                  case GREATER, AT_LEAST -> Optional.empty();
                });
  }

  private static Optional<Long> number(Expression written) {
    return Expressions.strip(written) instanceof LongValue value
            && value.toString().matches("\\d{1,4}")
        ? Optional.of(value.getValue())
        : Optional.empty();
  }

  private static Optional<RankInGroup> rowsBefore(Expression rows, Scope scope, long kept) {
    return OwnGroup.select(rows)
        .filter(Selects::isPlain)
        .flatMap(select -> OwnGroup.of(select, scope))
        .filter(own -> own.compared().size() == 1 && !own.group().mayBeNull())
        .flatMap(own -> before(own, own.compared().get(0), kept));
  }

  private static Optional<RankInGroup> before(OwnGroup own, OwnGroup.Sides sides, long kept) {
    boolean isStrict = sides.order() == Order.LESS || sides.order() == Order.GREATER;
    return isStrict && !sides.outer().mayBeNull()
        ? Optional.of(by(own, sides.outer(), sides.order() == Order.GREATER, kept))
        : Optional.empty();
  }

  /** {@code o.id in (select p.id from t p where p.k = o.k order by … limit n)}. */
  private static Optional<RankInGroup> ofFirstKeys(Expression condition, Scope scope) {
    if (condition instanceof InExpression in
        && !in.isNot()
        && in.getRightExpression() instanceof ParenthesedSelect rows) {
      return firstKeys(in.getLeftExpression(), rows, scope);
    }
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.isEquality() && !comparison.isList())
        .flatMap(each -> firstKeys(each.side(), each.points().get(0).value(), scope).stream())
        .filter(rank -> rank.rows() == 1)
        .findFirst();
  }

  private static Optional<RankInGroup> firstKeys(Expression key, Expression rows, Scope scope) {
    return OwnGroup.select(rows)
        .filter(RankInGroup::isFirstFew)
        .flatMap(select -> OwnGroup.of(select, scope))
        .filter(own -> own.compared().isEmpty() && isKey(own, key, scope))
        .flatMap(
            own ->
                PageOrder.of(own.select(), own.scope())
                    .map(PageOrder::indexKeys)
                    .flatMap(
                        order ->
                            limit(own.select())
                                .map(
                                    limit ->
                                        new RankInGroup(
                                            own.group(),
                                            order,
                                            limit,
                                            Ties.AS_THEY_COME,
                                            own.select()))));
  }

  private static boolean isFirstFew(PlainSelect select) {
    return select.getSelectItems().size() == 1
        && select.getDistinct() == null
        && select.getOffset() == null
        && select.getOrderByElements() != null
        && Selects.isListed(select);
  }

  private static boolean isKey(OwnGroup own, Expression key, Scope scope) {
    return own.outside(own.select().getSelectItem(0).getExpression(), key, scope)
        .filter(place -> Keys.tellApart(List.of(place.column().name()), place.table()))
        .filter(place -> key instanceof Column)
        .isPresent();
  }

  private static Optional<Long> limit(PlainSelect select) {
    return select.getLimit() == null || select.getLimit().getRowCount() == null
        ? Optional.empty()
        : number(select.getLimit().getRowCount()).filter(limit -> limit > 0);
  }

  /** ORDER BY in the names of the table alone. */
  String orderText() {
    return String.join(
        ", ",
        order.stream()
            .map(
                key ->
                    Selects.quoted(key.text()) + key.direction().words().toLowerCase(Locale.ROOT))
            .toList());
  }
}
