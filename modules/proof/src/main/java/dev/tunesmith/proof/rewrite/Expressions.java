package dev.tunesmith.proof.rewrite;

import dev.tunesmith.database.connection.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Tells what a parsed expression is, as far as its form alone says it. */
final class Expressions {

  private Expressions() {}

  /** Takes parentheses that mean nothing off. */
  static Expression strip(Expression expression) {
    Expression inner = expression;
    while (inner instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
      inner = list.get(0);
    }
    return inner;
  }

  // The parser takes && for AND; to the server it is an operator that binds more tightly.
  static boolean isAnd(Expression expression) {
    return expression instanceof AndExpression and && !and.isUseOperator();
  }

  /** The arguments of a plain call of that function; nothing but them stands in its brackets. */
  static Optional<List<? extends Expression>> call(Expression expression, String name) {
    if (!(expression instanceof Function function) || function.getParameters() == null) {
      return Optional.empty();
    }
    ExpressionList<?> arguments = function.getParameters();
    boolean isPlain = function.toString().equals(function.getName() + "(" + arguments + ")");
    String called = function.getName().toLowerCase(Locale.ROOT);
    return isPlain
            && (called.equals(name)
                || Dialects.KNOWN.serverSchemas().stream()
                    .anyMatch(schema -> called.equals(schema + "." + name)))
        ? Optional.of(List.copyOf(arguments))
        : Optional.empty();
  }

  /** The name of the type that a cast leads to; empty where it has further parts. */
  static Optional<String> castType(CastExpression cast) {
    boolean isCast = cast.keyword == null || cast.keyword.equalsIgnoreCase("cast");
    return isCast && cast.getFormat() == null && cast.getColDataType() != null
        ? Optional.of(cast.getColDataType().toString())
        : Optional.empty();
  }

  /** What is cast to one of these types, or the expression itself. */
  static Expression withoutCastTo(Set<String> types, Expression written) {
    Expression expression = strip(written);
    return expression instanceof CastExpression cast
            && castType(cast).map(SelectText::folded).filter(types::contains).isPresent()
        ? strip(cast.getLeftExpression())
        : expression;
  }

  /** Whether it is NULL, be it of a type. */
  static boolean isNull(Expression written) {
    Expression expression = strip(written);
    return expression instanceof NullValue
        || (expression instanceof CastExpression cast
            && cast.getLeftExpression() instanceof NullValue);
  }

  /** What {@code … at time zone 'UTC'} or {@code timezone('UTC', …)} is asked of. */
  static Optional<Expression> utcClock(Expression expression) {
    if (expression instanceof TimezoneExpression zoned) {
      List<Expression> zones = zoned.getTimezoneExpressions();
      return zones.size() == 1 && isText(zones.get(0), "UTC")
          ? Optional.of(strip(zoned.getLeftExpression()))
          : Optional.empty();
    }
    return call(expression, "timezone")
        .filter(arguments -> arguments.size() == 2 && isText(arguments.get(0), "UTC"))
        .map(arguments -> strip(arguments.get(1)));
  }

  /** Whether it is a constant interval. */
  static boolean isInterval(Expression written) {
    Expression expression = strip(written);
    return (expression instanceof IntervalExpression && !expression.toString().contains("?"))
        || (expression instanceof CastExpression cast
            && castType(cast).filter("interval"::equalsIgnoreCase).isPresent()
            && plainText(cast.getLeftExpression()).isPresent());
  }

  private static boolean isText(Expression expression, String text) {
    return plainText(expression).filter(text::equalsIgnoreCase).isPresent();
  }

  /** The value of a string that has no prefix. */
  static Optional<String> plainText(Expression expression) {
    return strip(expression) instanceof StringValue string && string.getPrefix() == null
        ? Optional.of(string.getValue())
        : Optional.empty();
  }

  /** The columns that an expression names outside of subqueries, in order. */
  static List<Column> columns(Expression expression) {
    List<Column> columns = new ArrayList<>();
    expression.accept(
        new EachExpression() {
          @Override
          public <S> @Nullable Void visit(Column column, S context) {
            columns.add(column);
            return null;
          }
        },
        null);
    return columns;
  }

  /** Whether it holds a subquery or means a row as a whole. */
  static boolean hasRows(Expression expression) {
    boolean[] hasRows = {false};
    expression.accept(
        new EachExpression() {
          @Override
          public <S> @Nullable Void visit(AllTableColumns row, S context) {
            hasRows[0] = true;
            return null;
          }

          @Override
          public <S> @Nullable Void visit(Select select, S context) {
            hasRows[0] = true;
            return null;
          }

          @Override
          public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
            hasRows[0] = true;
            return null;
          }
        },
        null);
    return hasRows[0];
  }
}
