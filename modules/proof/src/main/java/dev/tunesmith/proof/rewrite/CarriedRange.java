package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * A range of one column holds for the columns that equal it; the server carries only equalities.
 */
final class CarriedRange implements SelectRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a range is asked of one of two columns that are equal",
          "The columns have the same type and are equal in every row of the result; there is no"
              + " outer join.",
          "What equals a value lies in the same range.");

  /** Two columns that are equal in every row. */
  private record Equal(ColumnPlace one, ColumnPlace other) {

    Stream<ColumnPlace> partnerOf(ColumnPlace column) {
      return one.isSameAs(column)
          ? Stream.of(other)
          : other.isSameAs(column) ? Stream.of(one) : Stream.empty();
    }
  }

  @Override
  public List<Change> of(PlainSelect select, Scope scope) {
    boolean isUsable =
        select.getWhere() != null
            && select.getFromItem() != null
            && scope.isKnown()
            && Selects.joins(select).stream()
                .noneMatch(join -> join.isLeft() || join.isRight() || join.isFull());
    if (!isUsable) {
      return List.of();
    }
    List<Expression> conditions = conditions(select);
    Set<String> there = conditions.stream().map(Expression::toString).collect(Collectors.toSet());
    List<Equal> equals =
        conditions.stream().flatMap(condition -> equal(condition, scope).stream()).toList();
    List<String> carried =
        conditions.stream()
            .flatMap(condition -> carried(condition, equals, scope))
            .filter(condition -> !there.contains(condition))
            .distinct()
            .toList();
    return carried.isEmpty() ? List.of() : List.of(change(select, carried));
  }

  private static List<Expression> conditions(PlainSelect select) {
    Stream<Expression> joined =
        Selects.joins(select).stream()
            .map(Join::getOnExpressions)
            .filter(on -> on.size() == 1)
            .map(on -> on.iterator().next());
    return Stream.concat(Stream.of(select.getWhere()), joined)
        .flatMap(condition -> Slot.of(condition).conjuncts().stream())
        .map(slot -> Expressions.strip(slot.get()))
        .toList();
  }

  private static Optional<Equal> equal(Expression condition, Scope scope) {
    if (!(condition instanceof EqualsTo both)
        || !(both.getLeftExpression() instanceof Column left)
        || !(both.getRightExpression() instanceof Column right)) {
      return Optional.empty();
    }
    Optional<ColumnPlace> one = scope.find(left).filter(scope::owns);
    Optional<ColumnPlace> other = scope.find(right).filter(scope::owns);
    boolean isAlike =
        one.isPresent()
            && other.isPresent()
            && one.get().column().type().equals(other.get().column().type());
    return isAlike ? Optional.of(new Equal(one.get(), other.get())) : Optional.empty();
  }

  private static Stream<String> carried(Expression condition, List<Equal> equals, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> comparison.side() instanceof Column)
        .filter(comparison -> comparison.isList() || !comparison.isEquality())
        .filter(comparison -> condition.toString().startsWith(comparison.side().toString()))
        .filter(comparison -> isConstant(comparison, scope))
        .flatMap(
            comparison ->
                scope.find((Column) comparison.side()).stream()
                    .filter(column -> comparison.isList() || isOrderedAlike(column))
                    .flatMap(column -> equals.stream().flatMap(each -> each.partnerOf(column)))
                    .map(
                        other ->
                            other.written()
                                + condition
                                    .toString()
                                    .substring(comparison.side().toString().length())));
  }

  /** Two texts may be equal and yet ordered by different collations. */
  private static boolean isOrderedAlike(ColumnPlace column) {
    return JoinedKey.isGrouped(column.column().type());
  }

  private static boolean isConstant(Comparison comparison, Scope scope) {
    return comparison.points().stream()
        .map(Comparison.Point::value)
        .allMatch(
            value -> ScalarItems.is(value) && !SameKind.isText(value) && scope.isConstant(value));
  }

  private static Change change(PlainSelect select, List<String> carried) {
    List<String> all = new ArrayList<>();
    all.add(
        Expressions.strip(select.getWhere()) instanceof OrExpression
            ? "(" + select.getWhere() + ")"
            : select.getWhere().toString());
    all.addAll(carried);
    return Change.of(
        Selects.withParts(select, select.getFromItem().toString(), String.join(" AND ", all)),
        RULE,
        Grounds.proven());
  }
}
