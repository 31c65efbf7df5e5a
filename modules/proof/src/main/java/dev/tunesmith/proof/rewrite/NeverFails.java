package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseLeftShift;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseRightShift;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Whether an expression has a value for whatever row: only such may be reckoned for rows for which
 * a statement did not ask it.
 */
final class NeverFails {

  private static final Set<String> FUNCTIONS =
      Set.of(
          """
          avg bool_and bool_or coalesce concat count date_trunc every greatest initcap least length
          lower ltrim max md5 min now nullif replace rtrim strpos sum to_char trim upper
          """
              .strip()
              .split("\\s+"));

  private NeverFails() {}

  static boolean is(Expression expression, Scope scope) {
    Looking looking = new Looking(scope);
    expression.accept(looking, null);
    return !looking.mayFail;
  }

  private static final class Looking extends EachExpression {

    private final Scope scope;
    private boolean mayFail;

    Looking(Scope scope) {
      this.scope = scope;
    }

    /** What is made of constants alone the server reckons once, before it asks any row. */
    private static boolean isConstant(BinaryExpression both) {
      List<String> words = SelectText.names(both.toString());
      return Expressions.columns(both).isEmpty()
          && !Expressions.hasRows(both)
          && !words.contains("timestamptz")
          && !words.contains("zone")
          && words.stream()
              .noneMatch(word -> word.startsWith("current_") || word.startsWith("local"))
          && SelectText.calls(both.toString()).allMatch("cast"::equals);
    }

    /** Whole numbers run over; those of any length do not, which a fraction makes of them. */
    private @Nullable Void reckoned(BinaryExpression both) {
      boolean hasFraction =
          both.getLeftExpression() instanceof DoubleValue
              || both.getRightExpression() instanceof DoubleValue;
      mayFail |=
          !hasFraction
              && !isConstant(both)
              && ExactType.of(both, scope).filter(ExactType.NUMERIC::equals).isEmpty();
      both.getLeftExpression().accept(this, null);
      both.getRightExpression().accept(this, null);
      return null;
    }

    @Override
    public <S> @Nullable Void visit(Addition sum, S context) {
      return reckoned(sum);
    }

    @Override
    public <S> @Nullable Void visit(Subtraction difference, S context) {
      return reckoned(difference);
    }

    @Override
    public <S> @Nullable Void visit(Multiplication product, S context) {
      return reckoned(product);
    }

    @Override
    public <S> @Nullable Void visit(Division quotient, S context) {
      return fails();
    }

    @Override
    public <S> @Nullable Void visit(IntegerDivision quotient, S context) {
      return fails();
    }

    @Override
    public <S> @Nullable Void visit(Modulo rest, S context) {
      return fails();
    }

    @Override
    public <S> @Nullable Void visit(BitwiseLeftShift shifted, S context) {
      return fails();
    }

    @Override
    public <S> @Nullable Void visit(BitwiseRightShift shifted, S context) {
      return fails();
    }

    /** What is looked for must not end in the middle of an escape. */
    @Override
    public <S> @Nullable Void visit(LikeExpression like, S context) {
      boolean isWhole =
          like.getEscape() == null
              && like.getLikeKeyWord() != LikeExpression.KeyWord.SIMILAR_TO
              && like.getRightExpression() instanceof StringValue pattern
              && !pattern.getValue().endsWith("\\");
      mayFail |= !isWhole;
      return super.visit(like, context);
    }

    @Override
    public <S> @Nullable Void visit(RegExpMatchOperator match, S context) {
      return fails();
    }

    @Override
    public <S> @Nullable Void visit(SimilarToExpression match, S context) {
      return fails();
    }

    @Override
    public <S> @Nullable Void visit(CastExpression cast, S context) {
      mayFail |= !Expressions.columns(cast.getLeftExpression()).isEmpty();
      return super.visit(cast, context);
    }

    @Override
    public <S> @Nullable Void visit(Function function, S context) {
      mayFail |= !FUNCTIONS.contains(function.getName().toLowerCase(Locale.ROOT));
      return super.visit(function, context);
    }

    @Override
    public <S> @Nullable Void visit(Select select, S context) {
      return fails();
    }

    @Override
    public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
      return fails();
    }

    private @Nullable Void fails() {
      mayFail = true;
      return null;
    }
  }
}
