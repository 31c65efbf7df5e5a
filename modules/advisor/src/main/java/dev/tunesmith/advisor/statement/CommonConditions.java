package dev.tunesmith.advisor.statement;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;

/** Finds what every side of an OR asks, so that it must hold whichever side does. */
final class CommonConditions {

  private CommonConditions() {}

  /** The conditions that stand in the same words on each side; none where one side is all. */
  static List<Expression> of(List<Expression> sides) {
    List<Expression> common = new ArrayList<>();
    collect(sides.get(0), common);
    for (Expression side : sides.subList(1, sides.size())) {
      List<Expression> others = new ArrayList<>();
      collect(side, others);
      common.removeIf(each -> others.stream().noneMatch(other -> isSame(each, other)));
    }
    return common;
  }

  private static boolean isSame(Expression one, Expression other) {
    return one.toString().equals(other.toString());
  }

  private static void collect(Expression condition, List<Expression> found) {
    Expression stripped = Parentheses.strip(condition);
    if (stripped instanceof AndExpression and) {
      collect(and.getLeftExpression(), found);
      collect(and.getRightExpression(), found);
    } else {
      found.add(stripped);
    }
  }
}
