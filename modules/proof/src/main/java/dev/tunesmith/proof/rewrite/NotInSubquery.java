package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Scope.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.AnyType;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** NOT IN of a subquery becomes NOT EXISTS, which can be joined; NULLs are asked for apart. */
final class NotInSubquery implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a value is not in what a subquery answers",
          "The subquery is one SELECT without groups or a limit, both sides are columns, be they"
              + " cast, and where either side may be NULL the rewrite asks for NULLs apart; of"
              + " several columns side by side none may be NULL.",
          "A value is not in a list exactly where no member is equal and neither it nor a member is"
              + " NULL, or the list is empty.");

  private static final Set<String> KNOWN_TYPES =
      Set.of(
          "smallint",
          "integer",
          "int",
          "bigint",
          "numeric",
          "text",
          "uuid",
          "date",
          "timestamp",
          "timestamptz",
          "boolean");

  /** Values side by side, mostly one, and the subquery that must not answer them. */
  private record Parts(List<Expression> values, ParenthesedSelect members) {}

  /** A value, and the member it is compared with. */
  private record Pair(Expression outer, Expression member, Reach outerReach, Reach memberReach) {

    boolean mayBeNull(PlainSelect select) {
      return outerReach.mayBeNull() || memberMayBeNull(select);
    }

    boolean memberMayBeNull(PlainSelect select) {
      return memberReach.mayBeNull() && !isAskedFor(member, select);
    }

    boolean isOfColumns() {
      return isColumn(outer) && isColumn(member);
    }

    String equality() {
      return operand(member) + " = " + operand(outer);
    }

    Stream<String> facts() {
      return Stream.concat(memberReach.facts().stream(), outerReach.facts().stream());
    }
  }

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return parts(condition)
        .filter(parts -> parts.members().getSelect() instanceof PlainSelect)
        .flatMap(parts -> of(parts, (PlainSelect) parts.members().getSelect(), scope));
  }

  private static Optional<Parts> parts(Expression condition) {
    if (condition instanceof InExpression in
        && in.isNot()
        && in.getRightExpression() instanceof ParenthesedSelect members) {
      return Optional.of(new Parts(values(in.getLeftExpression()), members));
    }
    return condition instanceof NotEqualsTo unequal
            && unequal.getRightExpression() instanceof AnyComparisonExpression all
            && all.getAnyType() == AnyType.ALL
            && all.getSelect() instanceof ParenthesedSelect members
        ? Optional.of(new Parts(List.of(Expressions.strip(unequal.getLeftExpression())), members))
        : Optional.empty();
  }

  private static List<Expression> values(Expression left) {
    return left instanceof ParenthesedExpressionList<?> row && row.size() > 1
        ? row.stream().map(Expression.class::cast).map(Expressions::strip).toList()
        : List.of(Expressions.strip(left));
  }

  private static Optional<Replacement> of(Parts parts, PlainSelect select, Scope scope) {
    boolean isUsable =
        parts.members().toString().equals("(" + select + ")")
            && Selects.isPlain(select)
            && select.getFromItem() != null
            && select.getSelectItems().size() == parts.values().size()
            && ScalarItems.are(select);
    Scope inside = ConditionWalk.inside(select, scope);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; isUsable && i < parts.values().size(); i++) {
      pair(parts.values().get(i), select.getSelectItem(i).getExpression(), scope, inside)
          .ifPresent(pairs::add);
    }
    boolean isKnown = isUsable && pairs.size() == parts.values().size();
    return isKnown && pairs.size() == 1
        ? Optional.of(written(pairs.get(0), select))
        : Optional.of(pairs).filter(each -> isKnown).flatMap(each -> written(each, select));
  }

  private static Optional<Pair> pair(
      Expression outer, Expression member, Scope scope, Scope inside) {
    Optional<Reach> outerReach = scope.reach(outer);
    Optional<Reach> memberReach = inside.reach(member);
    boolean isKnown = outerReach.isPresent() && memberReach.isPresent() && inside.isKnown();
    // Inside the subquery the outer value is read among its tables, which may hide the name.
    Expression qualified = scope.qualified(outer);
    return isKnown && inside.reach(qualified).filter(outerReach.get()::isSameAs).isPresent()
        ? Optional.of(new Pair(qualified, member, outerReach.get(), memberReach.get()))
        : Optional.empty();
  }

  /** Rows of values are unknown to differ where any of them is NULL, unless another one differs. */
  private static Optional<Replacement> written(List<Pair> pairs, PlainSelect select) {
    boolean isProven =
        pairs.stream().allMatch(pair -> pair.isOfColumns() && !pair.mayBeNull(select));
    String equal = pairs.stream().map(Pair::equality).collect(Collectors.joining(" and "));
    return isProven
        ? Optional.of(
            Replacement.single(
                RULE,
                "not exists (" + rows(select) + also(select) + equal + ")",
                Grounds.proven(
                    pairs.stream().flatMap(Pair::facts).distinct().toArray(String[]::new))))
        : Optional.empty();
  }

  private static String rows(PlainSelect select) {
    return "select 1 from " + Selects.source(select) + " where ";
  }

  private static String also(PlainSelect select) {
    return select.getWhere() == null ? "" : "(" + select.getWhere() + ") and ";
  }

  private static Replacement written(Pair pair, PlainSelect select) {
    String rows = rows(select);
    String also = also(select);
    List<String> parts = new ArrayList<>();
    parts.add("not exists (" + rows + also + pair.equality() + ")");
    if (pair.memberMayBeNull(select)) {
      parts.add("not exists (" + rows + also + operand(pair.member()) + " is null)");
    }
    if (pair.outerReach().mayBeNull()) {
      String all = select.getWhere() == null ? "true" : "(" + select.getWhere() + ")";
      parts.add("(" + operand(pair.outer()) + " is not null or not exists (" + rows + all + "))");
    }
    return new Replacement(
        RULE,
        String.join(" and ", parts),
        parts.size() == 1 ? Replacement.Joint.NONE : Replacement.Joint.AND,
        pair.isOfColumns() ? Grounds.proven(pair.facts().toArray(String[]::new)) : Grounds.open());
  }

  /** Whether no row fulfils the condition in which the member is NULL. */
  private static boolean isAskedFor(Expression member, PlainSelect select) {
    Expression column = member instanceof CastExpression cast ? cast.getLeftExpression() : member;
    return select.getWhere() != null
        && isColumn(member)
        && Slot.of(select.getWhere()).conjuncts().stream()
            .map(slot -> Expressions.strip(slot.get()))
            .anyMatch(condition -> isFalseForNull(condition, column.toString()));
  }

  private static boolean isFalseForNull(Expression condition, String column) {
    return condition instanceof IsNullExpression isNull
        ? isNull.isNot() && isNull.getLeftExpression().toString().equals(column)
        : Comparison.of(condition).stream()
            .anyMatch(comparison -> comparison.side().toString().equals(column));
  }

  /** A column, or one cast to a type of the server's. */
  private static boolean isColumn(Expression expression) {
    return expression instanceof Column
        || (expression instanceof CastExpression cast
            && Expressions.castType(cast)
                .filter(type -> KNOWN_TYPES.contains(type.toLowerCase(Locale.ROOT)))
                .isPresent()
            && Expressions.strip(cast.getLeftExpression()) instanceof Column);
  }

  private static String operand(Expression expression) {
    boolean isPrimary = expression.toString().matches("[\\w.\"]+|[\\w.\"]+::\\w+|'[^']*'");
    return isPrimary ? expression.toString() : "(" + expression + ")";
  }
}
