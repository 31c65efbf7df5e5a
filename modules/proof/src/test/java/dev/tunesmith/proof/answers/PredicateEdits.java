package dev.tunesmith.proof.answers;

import dev.tunesmith.proof.answers.Mutation.Edit;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;

/** Wrong changes of conditions. */
final class PredicateEdits {

  private final Slot slot;
  private final List<Edit> edits = new ArrayList<>();

  private PredicateEdits(Slot slot) {
    this.slot = slot;
  }

  static List<Edit> of(Slot slot) {
    PredicateEdits edits = new PredicateEdits(slot);
    Expression held = slot.held();
    if (held instanceof BinaryExpression binary) {
      edits.comparison(binary);
      edits.connective(binary);
    } else if (held instanceof Between between) {
      edits.between(between);
    } else if (held instanceof InExpression in) {
      edits.edits.add(new Edit("IN to NOT IN", () -> in.setNot(!in.isNot())));
    } else if (held instanceof ExistsExpression exists) {
      edits.edits.add(new Edit("EXISTS to NOT EXISTS", () -> exists.setNot(!exists.isNot())));
    } else if (held instanceof IsNullExpression isNull) {
      edits.edits.add(new Edit("IS NULL turned", () -> isNull.setNot(!isNull.isNot())));
      edits.replace("IS NULL to = NULL", new EqualsTo(isNull.getLeftExpression(), new NullValue()));
    }
    return edits.edits;
  }

  private void replace(String operator, Expression expression) {
    edits.add(new Edit(operator, () -> slot.replace().accept(expression)));
  }

  private void comparison(BinaryExpression held) {
    Expression left = held.getLeftExpression();
    Expression right = held.getRightExpression();
    if (held instanceof MinorThan) {
      replace("< to <=", new MinorThanEquals(left, right));
      replace("< to >", new GreaterThan(left, right));
    } else if (held instanceof MinorThanEquals) {
      replace("<= to <", new MinorThan(left, right));
    } else if (held instanceof GreaterThan) {
      replace("> to >=", new GreaterThanEquals(left, right));
      replace("> to <>", new NotEqualsTo(left, right));
    } else if (held instanceof GreaterThanEquals) {
      replace(">= to >", new GreaterThan(left, right));
    } else if (held instanceof EqualsTo) {
      replace("= to <>", new NotEqualsTo(left, right));
      replace("= to >=", new GreaterThanEquals(left, right));
    } else if (held instanceof NotEqualsTo) {
      replace("<> to IS DISTINCT FROM", distinct(left, right));
    } else if (held instanceof LikeExpression like) {
      edits.add(new Edit("LIKE to ILIKE", () -> like.setLikeKeyWord(LikeExpression.KeyWord.ILIKE)));
      replace("LIKE to =", new EqualsTo(left, right));
    }
  }

  private static Expression distinct(Expression left, Expression right) {
    return new OrExpression(
        new NotEqualsTo(left, right), new IsNullExpression().withLeftExpression(left));
  }

  private void connective(BinaryExpression held) {
    if (held instanceof AndExpression) {
      replace("AND to OR", new OrExpression(held.getLeftExpression(), held.getRightExpression()));
    } else if (held instanceof OrExpression) {
      replace("OR to AND", new AndExpression(held.getLeftExpression(), held.getRightExpression()));
      replace("OR's branch dropped", held.getLeftExpression());
    }
  }

  private void between(Between held) {
    Expression left = held.getLeftExpression();
    replace(
        "BETWEEN without its end",
        new AndExpression(
            new GreaterThanEquals(left, held.getBetweenExpressionStart()),
            new MinorThan(left, held.getBetweenExpressionEnd())));
    replace(
        "BETWEEN without its beginning",
        new AndExpression(
            new GreaterThan(left, held.getBetweenExpressionStart()),
            new MinorThanEquals(left, held.getBetweenExpressionEnd())));
  }
}
