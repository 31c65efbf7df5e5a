package dev.tunesmith.proof.rewrite;

import java.util.Optional;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.SelectItem;

/** The name that the server gives an item of a list for which a statement has none. */
final class ServerName {

  private ServerName() {}

  /** The name as the catalogue would spell it; empty where it is not certain. */
  static Optional<String> of(Expression item) {
    return own(item).or(() -> ofKind(Expressions.strip(item)));
  }

  /** The name of what an item is made of, through casts, choices and subqueries. */
  private static Optional<String> own(Expression written) {
    Expression item = Expressions.strip(written);
    if (item instanceof Column column) {
      return Optional.of(Scope.folded(column.getColumnName()));
    }
    if (item instanceof Function function) {
      return Optional.of(Scope.folded(function.getName())).filter(name -> !name.contains("."));
    }
    if (item instanceof CastExpression cast) {
      return own(cast.getLeftExpression());
    }
    if (item instanceof CaseExpression choice) {
      return Optional.ofNullable(choice.getElseExpression()).flatMap(ServerName::own);
    }
    return shownBy(item)
        .flatMap(
            shown ->
                shown.getAlias() == null
                    ? own(shown.getExpression())
                    : Optional.of(Scope.folded(shown.getAlias().getName().trim())));
  }

  private static Optional<String> ofKind(Expression item) {
    if (item instanceof CaseExpression) {
      return Optional.of("case");
    }
    boolean isReckoned =
        item instanceof Addition
            || item instanceof Subtraction
            || item instanceof Multiplication
            || item instanceof Division;
    return isReckoned
        ? Optional.of("?column?")
        : shownBy(item).flatMap(shown -> ofKind(Expressions.strip(shown.getExpression())));
  }

  private static Optional<SelectItem<?>> shownBy(Expression item) {
    return OwnGroup.select(item).map(select -> select.getSelectItem(0));
  }
}
