package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Finds the WHERE and ON conditions of a SELECT and of those inside it, the inner ones first. */
final class ConditionWalk {

  /** A condition and the names it can see. */
  record Found(Slot slot, Scope scope) {}

  /** A SELECT and the names it can see. */
  record Seen(PlainSelect select, Scope scope) {}

  private final List<Found> found = new ArrayList<>();
  private final List<Seen> selects = new ArrayList<>();

  private ConditionWalk() {}

  static List<Found> of(Select select, Schema schema) {
    ConditionWalk walk = new ConditionWalk();
    walk.read(select, Scope.outermost(schema));
    return List.copyOf(walk.found);
  }

  /** The SELECTs inside a SELECT and itself, the inner ones first. */
  static List<Seen> selects(Select select, Schema schema) {
    ConditionWalk walk = new ConditionWalk();
    walk.read(select, Scope.outermost(schema));
    return List.copyOf(walk.selects);
  }

  /** The names that a subquery can see in a SELECT that sees {@code scope}. */
  static Scope inside(PlainSelect select, Scope scope) {
    ConditionWalk walk = new ConditionWalk();
    walk.read(select, scope);
    return walk.selects.get(walk.selects.size() - 1).scope();
  }

  private void read(Select select, Scope outer) {
    Scope scope = outer.inner();
    if (select.getWithItemsList() != null) {
      for (WithItem<?> item : select.getWithItemsList()) {
        scope.addWith(item.getUnquotedAliasName());
        if (item.getParenthesedStatement() instanceof Select inner) {
          read(inner, scope);
        }
      }
    }
    if (select instanceof ParenthesedSelect parenthesed) {
      read(parenthesed.getSelect(), scope);
    } else if (select instanceof SetOperationList list) {
      list.getSelects().forEach(each -> read(each, scope));
    } else if (select instanceof PlainSelect plain) {
      readPlain(plain, scope);
    }
  }

  // A subquery in FROM cannot see its neighbours, only what lies around the whole SELECT.
  private void readPlain(PlainSelect select, Scope around) {
    Scope scope = around.inner();
    List<Found> own = new ArrayList<>();
    if (select.getFromItem() != null) {
      addSource(select.getFromItem(), scope, around, own);
    }
    addJoins(select.getJoins(), scope, around, own);
    if (select.getWhere() != null) {
      own.add(new Found(new Slot(Slot.Around.CLAUSE, select::getWhere, select::setWhere), scope));
    }
    for (SelectItem<?> item : select.getSelectItems()) {
      readInside(item.getExpression(), scope);
    }
    own.forEach(condition -> readInside(condition.slot().get(), scope));
    found.addAll(own);
    selects.add(new Seen(select, scope));
  }

  private void addJoins(@Nullable List<Join> joins, Scope scope, Scope around, List<Found> own) {
    if (joins != null) {
      joins.forEach(join -> addSource(join.getFromItem(), scope, around, own));
      if (joins.stream().anyMatch(join -> join.isLeft() || join.isRight() || join.isFull())) {
        scope.addOuterJoin();
      }
      joins.forEach(join -> addCondition(join, scope, own));
    }
  }

  private static void addCondition(Join join, Scope scope, List<Found> own) {
    if (join.getOnExpressions().size() == 1) {
      Slot slot =
          new Slot(
              Slot.Around.CLAUSE,
              () -> join.getOnExpressions().iterator().next(),
              condition -> join.setOnExpressions(List.of(condition)));
      own.add(new Found(slot, scope));
    }
  }

  private void addSource(FromItem item, Scope scope, Scope around, List<Found> own) {
    if (item instanceof Table table) {
      scope.addTable(table);
    } else if (item instanceof ParenthesedFromItem group && group.getAlias() == null) {
      addSource(group.getFromItem(), scope, around, own);
      addJoins(group.getJoins(), scope, around, own);
    } else {
      scope.addUnknown(alias(item.getAlias()));
      if (item instanceof Select inner && !(item instanceof LateralSubSelect)) {
        read(inner, around);
      }
    }
  }

  private static String alias(@Nullable Alias alias) {
    return alias == null ? "" : Scope.folded(alias.getName().trim());
  }

  private void readInside(Expression expression, Scope scope) {
    expression.accept(
        new ExpressionVisitorAdapter<@Nullable Void>() {
          @Override
          public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
            read(select, scope);
            return null;
          }

          @Override
          public <S> @Nullable Void visit(Select select, S context) {
            read(select, scope);
            return null;
          }
        },
        null);
  }
}
