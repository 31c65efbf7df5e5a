package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.schema.Column;

/** Numbers that are reckoned with exactly, so that their sum is one in whatever order. */
enum ExactType {
  INTEGER,
  BIGINT,
  NUMERIC;

  private static final String INTEGERS = "-?\\d{1,9}";
  private static final String DECIMALS = "-?\\d{1,30}\\.\\d{1,30}";

  /** The type of an expression; empty where it is not certain or its numbers are not exact. */
  static Optional<ExactType> of(Expression written, Scope scope) {
    Expression expression = Expressions.strip(written);
    if (expression instanceof Column column) {
      return scope.find(column).flatMap(place -> ofName(place.column().type()));
    }
    if (expression instanceof LongValue || expression instanceof DoubleValue) {
      return ofNumber(expression);
    }
    boolean isPlain =
        expression instanceof Addition
            || expression instanceof Subtraction
            || expression instanceof Multiplication;
    if (isPlain) {
      BinaryExpression both = (BinaryExpression) expression;
      return widest(List.of(both.getLeftExpression(), both.getRightExpression()), scope);
    }
    if (expression instanceof Function function) {
      return ofAggregate(function, scope);
    }
    return expression instanceof CaseExpression choice ? ofChoice(choice, scope) : Optional.empty();
  }

  private static Optional<ExactType> ofNumber(Expression number) {
    if (number.toString().matches(INTEGERS)) {
      return Optional.of(INTEGER);
    }
    return number.toString().matches(DECIMALS) ? Optional.of(NUMERIC) : Optional.empty();
  }

  /** What a mean or a sum is, where it is more than a whole number. */
  private static Optional<ExactType> ofAggregate(Function function, Scope scope) {
    Optional<ExactType> of =
        Expressions.call(function, "avg")
            .or(() -> Expressions.call(function, "sum"))
            .filter(arguments -> arguments.size() == 1)
            .flatMap(arguments -> of(arguments.get(0), scope));
    boolean isMean = function.getName().equalsIgnoreCase("avg");
    return of.filter(type -> isMean || type != INTEGER).map(type -> NUMERIC);
  }

  private static Optional<ExactType> ofChoice(CaseExpression choice, Scope scope) {
    List<Expression> results = new ArrayList<>();
    choice.getWhenClauses().stream().map(WhenClause::getThenExpression).forEach(results::add);
    Optional.ofNullable(choice.getElseExpression()).ifPresent(results::add);
    results.removeIf(result -> Expressions.strip(result) instanceof NullValue);
    return results.isEmpty() ? Optional.empty() : widest(results, scope);
  }

  private static Optional<ExactType> widest(List<Expression> parts, Scope scope) {
    ExactType widest = INTEGER;
    for (Expression part : parts) {
      Optional<ExactType> type = of(part, scope);
      if (type.isEmpty()) {
        return type;
      }
      widest = type.get().compareTo(widest) > 0 ? type.get() : widest;
    }
    return Optional.of(widest);
  }

  private static Optional<ExactType> ofName(String type) {
    return switch (type.replaceAll("\\(.*\\)", "")) {
      case "integer", "smallint" -> Optional.of(INTEGER);
      case "bigint" -> Optional.of(BIGINT);
      case "numeric" -> Optional.of(NUMERIC);
      default -> Optional.empty();
    };
  }
}
