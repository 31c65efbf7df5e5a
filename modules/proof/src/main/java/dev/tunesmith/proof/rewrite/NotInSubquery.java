package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.Scope.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** NOT IN of a subquery becomes NOT EXISTS, which can be joined; NULLs are asked for apart. */
final class NotInSubquery implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "a value is not in what a subquery answers",
          "The subquery is one SELECT without groups or a limit, its value is a column, and where"
              + " either side may be NULL the rewrite asks for NULLs apart.",
          "A value is not in a list exactly where no member is equal and neither it nor a member is"
              + " NULL, or the list is empty.");

  @Override
  public Optional<Replacement> of(Expression condition, Scope scope) {
    return condition instanceof InExpression in
            && in.isNot()
            && in.getRightExpression() instanceof ParenthesedSelect inner
            && inner.getSelect() instanceof PlainSelect select
            && inner.toString().equals("(" + select + ")")
            && Selects.isPlain(select)
            && select.getFromItem() != null
            && select.getSelectItems().size() == 1
            && ScalarItems.are(select)
        ? of(Expressions.strip(in.getLeftExpression()), select, scope)
        : Optional.empty();
  }

  private static Optional<Replacement> of(Expression outer, PlainSelect select, Scope scope) {
    Expression member = select.getSelectItem(0).getExpression();
    Scope inside = ConditionWalk.inside(select, scope);
    Optional<Reach> outerReach = scope.reach(outer);
    Optional<Reach> memberReach = inside.reach(member);
    boolean isKnown = outerReach.isPresent() && memberReach.isPresent() && inside.isOfTables();
    // Inside the subquery the outer value is read among its tables, which may hide the name.
    Expression qualified = scope.qualified(outer);
    return isKnown && inside.reach(qualified).filter(outerReach.get()::isSameAs).isPresent()
        ? Optional.of(written(qualified, member, select, outerReach.get(), memberReach.get()))
        : Optional.empty();
  }

  private static Replacement written(
      Expression outer,
      Expression member,
      PlainSelect select,
      Reach outerReach,
      Reach memberReach) {
    String rows = "select 1 from " + Selects.source(select) + " where ";
    String also = select.getWhere() == null ? "" : "(" + select.getWhere() + ") and ";
    List<String> parts = new ArrayList<>();
    parts.add("not exists (" + rows + also + operand(member) + " = " + operand(outer) + ")");
    if (memberReach.mayBeNull()) {
      parts.add("not exists (" + rows + also + operand(member) + " is null)");
    }
    if (outerReach.mayBeNull()) {
      String all = select.getWhere() == null ? "true" : "(" + select.getWhere() + ")";
      parts.add("(" + operand(outer) + " is not null or not exists (" + rows + all + "))");
    }
    boolean isProven = outerReach.isColumn() && memberReach.isColumn();
    List<String> facts = new ArrayList<>(memberReach.facts());
    facts.addAll(outerReach.facts());
    return new Replacement(
        RULE,
        String.join(" and ", parts),
        parts.size() == 1 ? Replacement.Joint.NONE : Replacement.Joint.AND,
        isProven ? Grounds.proven(facts.toArray(String[]::new)) : Grounds.open());
  }

  private static String operand(Expression expression) {
    boolean isPrimary = expression.toString().matches("[\\w.\"]+|[\\w.\"]+::\\w+|'[^']*'");
    return isPrimary ? expression.toString() : "(" + expression + ")";
  }
}
