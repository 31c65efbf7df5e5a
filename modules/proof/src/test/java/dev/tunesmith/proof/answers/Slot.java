package dev.tunesmith.proof.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.jspecify.annotations.Nullable;

/** A place in a statement that holds an expression, and may be given another. */
record Slot(Expression held, Consumer<Expression> replace) {

  /** The places and the SELECTs of a statement, outermost first. */
  record Found(List<Slot> slots, List<PlainSelect> selects, List<SetOperationList> sets) {}

  static Found in(Select select) {
    Walk walk = new Walk();
    walk.select(select);
    return walk.found;
  }

  /** One pass over a statement. */
  private static final class Walk {

    private final Found found = new Found(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    private void select(@Nullable Select select) {
      if (select == null) {
        return;
      }
      if (select.getWithItemsList() != null) {
        select.getWithItemsList().forEach(item -> select(item.getSelect()));
      }
      if (select instanceof ParenthesedSelect inner) {
        select(inner.getSelect());
      } else if (select instanceof SetOperationList list) {
        found.sets().add(list);
        list.getSelects().forEach(this::select);
      } else if (select instanceof PlainSelect plain) {
        plain(plain);
      }
    }

    private void plain(PlainSelect select) {
      found.selects().add(select);
      select.getSelectItems().forEach(this::item);
      from(select.getFromItem());
      if (select.getJoins() != null) {
        for (Join join : select.getJoins()) {
          from(join.getFromItem());
          if (join.getOnExpressions() != null && !join.getOnExpressions().isEmpty()) {
            slot(
                () -> join.getOnExpressions().iterator().next(),
                on -> join.setOnExpressions(List.of(on)));
          }
        }
      }
      slot(select::getWhere, select::setWhere);
      slot(select::getHaving, select::setHaving);
    }

    private void from(@Nullable FromItem item) {
      if (item instanceof ParenthesedSelect inner) {
        select(inner);
      }
    }

    private <T extends Expression> void item(SelectItem<T> item) {
      slot(item::getExpression, changed -> replaced(item, changed));
    }

    @SuppressWarnings("unchecked") // The parser makes every item one of any expression.
    private static <T extends Expression> void replaced(SelectItem<T> item, Expression changed) {
      item.setExpression((T) changed);
    }

    private void slot(Supplier<@Nullable Expression> get, Consumer<Expression> set) {
      Expression held = get.get();
      if (held == null) {
        return;
      }
      found.slots().add(new Slot(held, set));
      inside(held);
      operands(held);
    }

    private void inside(Expression held) {
      if (held instanceof Select select) {
        select(select);
      } else if (held instanceof ExpressionList<?> list) {
        list(list);
      } else if (held instanceof Function function && function.getParameters() != null) {
        list(function.getParameters());
      } else if (held instanceof CaseExpression choice) {
        choice.getWhenClauses().forEach(this::when);
        slot(choice::getElseExpression, choice::setElseExpression);
      } else if (held instanceof AnalyticExpression window && window.getExpression() != null) {
        slot(window::getExpression, window::setExpression);
      }
    }

    private void operands(Expression held) {
      if (held instanceof BinaryExpression binary) {
        slot(binary::getLeftExpression, binary::setLeftExpression);
        slot(binary::getRightExpression, binary::setRightExpression);
      } else if (held instanceof NotExpression not) {
        slot(not::getExpression, not::setExpression);
      } else if (held instanceof CastExpression cast) {
        slot(cast::getLeftExpression, cast::setLeftExpression);
      } else if (held instanceof IsNullExpression isNull) {
        slot(isNull::getLeftExpression, isNull::setLeftExpression);
      } else if (held instanceof ExistsExpression exists) {
        slot(exists::getRightExpression, exists::setRightExpression);
      } else if (held instanceof InExpression in) {
        slot(in::getLeftExpression, in::setLeftExpression);
        slot(in::getRightExpression, in::setRightExpression);
      } else if (held instanceof Between between) {
        slot(between::getLeftExpression, between::setLeftExpression);
        slot(between::getBetweenExpressionStart, between::setBetweenExpressionStart);
        slot(between::getBetweenExpressionEnd, between::setBetweenExpressionEnd);
      }
    }

    private void when(WhenClause clause) {
      slot(clause::getWhenExpression, clause::setWhenExpression);
      slot(clause::getThenExpression, clause::setThenExpression);
    }

    @SuppressWarnings("unchecked") // The parser makes every list one of any expressions.
    private void list(ExpressionList<?> list) {
      ExpressionList<Expression> any = (ExpressionList<Expression>) list;
      for (int i = 0; i < any.size(); i++) {
        int position = i;
        slot(() -> any.get(position), changed -> any.set(position, changed));
      }
    }
  }
}
