package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
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

  /**
   * A SELECT and the names it can see.
   *
   * @param place where another one could take its place, or null for the statement itself
   */
  record Seen(PlainSelect select, Scope scope, @Nullable Consumer<Select> place) {}

  private final List<Found> found = new ArrayList<>();
  private final List<Seen> selects = new ArrayList<>();
  // How far out the columns reach that were read last.
  private int outermost = Integer.MAX_VALUE;

  private ConditionWalk() {}

  static List<Found> of(Select select, Schema schema) {
    ConditionWalk walk = new ConditionWalk();
    walk.read(select, Scope.outermost(schema), null);
    return List.copyOf(walk.found);
  }

  /** The SELECTs inside a SELECT and itself, the inner ones first. */
  static List<Seen> selects(Select select, Schema schema) {
    ConditionWalk walk = new ConditionWalk();
    walk.read(select, Scope.outermost(schema), null);
    return List.copyOf(walk.selects);
  }

  /** The names that a subquery can see in a SELECT that sees {@code scope}. */
  static Scope inside(PlainSelect select, Scope scope) {
    ConditionWalk walk = new ConditionWalk();
    walk.read(select, scope, null);
    return walk.selects.get(walk.selects.size() - 1).scope();
  }

  private Optional<dev.tunesmith.core.schema.Table> read(
      Select select, Scope outer, @Nullable Consumer<Select> place) {
    Scope scope = outer.inner();
    List<WithItem<?>> withs =
        select.getWithItemsList() == null ? List.of() : select.getWithItemsList();
    boolean isRecursive = withs.stream().anyMatch(WithItem::isRecursive);
    if (isRecursive) {
      // Each of them may mean one that stands behind it.
      withs.forEach(item -> scope.addWith(item.getUnquotedAliasName(), Optional.empty()));
    }
    withs.forEach(item -> readWith(item, isRecursive, scope));
    if (select instanceof ParenthesedSelect parenthesed) {
      return read(parenthesed.getSelect(), scope, parenthesed::setSelect);
    }
    if (select instanceof SetOperationList list) {
      return readParts(list, scope);
    }
    return select instanceof PlainSelect plain ? readPlain(plain, scope, place) : unknown();
  }

  /** What is not understood may mean anything that lies around it. */
  private Optional<dev.tunesmith.core.schema.Table> unknown() {
    outermost = -1;
    return Optional.empty();
  }

  private void readWith(WithItem<?> item, boolean isRecursive, Scope scope) {
    String name = item.getUnquotedAliasName();
    scope.addWith(name, Optional.empty());
    if (item.getParenthesedStatement() instanceof Select inner) {
      Optional<dev.tunesmith.core.schema.Table> shown = readAlone(inner, scope);
      List<SelectItem<?>> names = item.getWithItemList();
      Optional<dev.tunesmith.core.schema.Table> named =
          names == null
              ? shown
              : shown.flatMap(
                  table ->
                      Derived.renamed(
                          table,
                          names.stream().map(each -> Scope.folded(each.toString())).toList()));
      scope.addWith(name, isRecursive ? Optional.empty() : named.filter(Derived::isNamed));
    }
  }

  /** What a SELECT shows that means nothing of what lies around it; empty where it may do so. */
  private Optional<dev.tunesmith.core.schema.Table> readAlone(Select inner, Scope around) {
    int before = outermost;
    outermost = Integer.MAX_VALUE;
    Optional<dev.tunesmith.core.schema.Table> shown = read(inner, around, null);
    boolean isAlone = outermost > around.depth();
    outermost = Math.min(before, outermost);
    return isAlone ? shown : Optional.empty();
  }

  private Optional<dev.tunesmith.core.schema.Table> readParts(SetOperationList list, Scope scope) {
    List<Select> parts = list.getSelects();
    List<Optional<dev.tunesmith.core.schema.Table>> shown = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int number = i;
      Select own = parts.get(i);
      shown.add(
          read(own, scope, other -> parts.set(number, other == own ? own : inParentheses(other))));
    }
    return Derived.of(list, shown);
  }

  private static Select inParentheses(Select select) {
    return new ParenthesedSelect().withSelect(select);
  }

  // A subquery in FROM cannot see its neighbours, only what lies around the whole SELECT.
  private Optional<dev.tunesmith.core.schema.Table> readPlain(
      PlainSelect select, Scope around, @Nullable Consumer<Select> place) {
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
    if (select.getHaving() != null) {
      readInside(select.getHaving(), scope);
    }
    own.forEach(condition -> readInside(condition.slot().get(), scope));
    found.addAll(own);
    selects.add(new Seen(select, scope, place));
    outermost = Math.min(outermost, NamesInside.outermost(select, scope));
    return Derived.of(select, scope);
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
      Alias alias = item.getAlias();
      boolean isSubquery = item instanceof Select && !(item instanceof LateralSubSelect);
      Optional<dev.tunesmith.core.schema.Table> shown =
          isSubquery ? readAlone((Select) item, around) : unknown();
      boolean isRenamed = alias != null && alias.getAliasColumns() != null;
      scope.addSubquery(
          alias == null ? "" : alias.getName().trim(),
          isRenamed ? Optional.empty() : shown.filter(Derived::isNamed));
    }
  }

  private void readInside(Expression expression, Scope scope) {
    expression.accept(
        new EachExpression() {
          @Override
          public <S> @Nullable Void visit(ParenthesedSelect select, S context) {
            read(select, scope, null);
            return null;
          }

          @Override
          public <S> @Nullable Void visit(Select select, S context) {
            read(select, scope, null);
            return null;
          }
        },
        null);
  }
}
