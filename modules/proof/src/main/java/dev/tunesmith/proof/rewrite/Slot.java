package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** A place in a parsed statement where a condition stands, and could be exchanged. */
record Slot(Around around, Supplier<Expression> getter, Consumer<Expression> setter) {

  /** What a condition is directly part of. */
  enum Around {
    CLAUSE,
    PARENTHESES,
    AND,
    OR,
    NOT
  }

  /** A condition that stands alone. */
  static Slot of(Expression condition) {
    Expression[] held = {condition};
    return new Slot(Around.CLAUSE, () -> held[0], other -> held[0] = other);
  }

  Expression get() {
    return getter.get();
  }

  /** It as one of several conditions joined by AND. */
  String joined() {
    Expression condition = get();
    return condition instanceof OrExpression ? "(" + condition + ")" : condition.toString();
  }

  void set(Expression condition) {
    setter.accept(condition);
  }

  /** The conditions this one is made of by AND, OR, NOT and parentheses, in order. */
  List<Slot> leaves() {
    List<Slot> parts = parts();
    if (parts.isEmpty()) {
      return List.of(this);
    }
    List<Slot> leaves = new ArrayList<>();
    parts.forEach(part -> leaves.addAll(part.leaves()));
    return leaves;
  }

  /** Those of them whose being true can only make the whole true: no NOT lies around them. */
  List<Slot> positives() {
    return below(part -> part.around() != Around.NOT);
  }

  /** Those of them that must all be true for the whole to be so. */
  List<Slot> conjuncts() {
    return below(part -> part.around() != Around.NOT && part.around() != Around.OR);
  }

  private List<Slot> below(Predicate<Slot> isMeant) {
    List<Slot> found = new ArrayList<>();
    parts().stream().filter(isMeant).forEach(part -> found.addAll(part.below(isMeant)));
    return found.isEmpty() ? List.of(this) : found;
  }

  /**
   * The conditions it is directly made of; none where it is neither AND, OR, NOT nor in
   * parentheses.
   */
  List<Slot> parts() {
    Expression condition = get();
    if (condition instanceof AndExpression and && Expressions.isAnd(and)) {
      return sides(Around.AND, and);
    }
    if (condition instanceof OrExpression or) {
      return sides(Around.OR, or);
    }
    if (condition instanceof NotExpression not) {
      return List.of(new Slot(Around.NOT, not::getExpression, not::setExpression));
    }
    return condition instanceof ParenthesedExpressionList<?> list && list.size() == 1
        ? List.of(inside(list))
        : List.of();
  }

  private static List<Slot> sides(Around around, BinaryExpression both) {
    return List.of(
        new Slot(around, both::getLeftExpression, both::setLeftExpression),
        new Slot(around, both::getRightExpression, both::setRightExpression));
  }

  // What the list was declared to hold is erased; it holds expressions.
  @SuppressWarnings("unchecked")
  private static Slot inside(ParenthesedExpressionList<?> list) {
    ParenthesedExpressionList<Expression> expressions =
        (ParenthesedExpressionList<Expression>) list;
    return new Slot(
        Around.PARENTHESES, () -> expressions.get(0), inner -> expressions.set(0, inner));
  }
}
