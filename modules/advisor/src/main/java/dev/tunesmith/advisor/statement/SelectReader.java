package dev.tunesmith.advisor.statement;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;

/** Reads a SELECT and what is nested in it. */
final class SelectReader {

  private final Schema schema;
  private final ReadableText text;
  private final List<OpenUse> uses = new ArrayList<>();

  SelectReader(Schema schema, ReadableText text) {
    this.schema = schema;
    this.text = text;
  }

  List<TableUse> uses() {
    return uses.stream().map(OpenUse::close).toList();
  }

  /** What of a result is wanted. */
  private enum Wanted {
    VALUES,
    EXISTENCE,
    /** Whether another's value is among them: the two are joined. */
    MEMBER
  }

  void read(Select select, Scope outer) {
    read(select, outer, Wanted.VALUES);
  }

  private void read(Select select, Scope outer, Wanted wanted) {
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
      read(parenthesed.getSelect(), scope, wanted);
    } else if (select instanceof SetOperationList list) {
      list.getSelects().forEach(each -> read(each, scope));
    } else if (select instanceof PlainSelect plain) {
      readPlain(plain, scope, wanted);
    }
  }

  /** Reads a statement that changes rows of one table, which others may help to choose. */
  void readChange(Change change) {
    Scope scope = Scope.outermost().inner();
    List<Select> derived = new ArrayList<>();
    change.sources().forEach(source -> addSource(source, scope, derived));
    change.joins().forEach(join -> addSource(join.getFromItem(), scope, derived));
    derived.forEach(inner -> read(inner, scope));
    change.joins().forEach(join -> readJoin(join, scope));
    change.where().ifPresent(new ConditionReader(scope, text)::read);
    scope.uses().forEach(OpenUse::readWholeRow);
    uses.addAll(scope.uses());
    change.expressions().forEach(notes(scope)::take);
  }

  private ColumnNotes notes(Scope scope) {
    return new ColumnNotes(
        scope,
        inner -> read(inner, scope),
        inner -> read(inner, scope, Wanted.EXISTENCE),
        inner -> read(inner, scope, Wanted.MEMBER));
  }

  private void readPlain(PlainSelect select, Scope scope, Wanted wanted) {
    List<Select> derived = new ArrayList<>();
    List<Join> joins = select.getJoins() == null ? List.of() : select.getJoins();
    if (select.getFromItem() != null) {
      addSource(select.getFromItem(), scope, derived);
    }
    joins.forEach(join -> addSource(join.getFromItem(), scope, derived));
    derived.forEach(inner -> read(inner, scope));
    readConditions(select, joins, scope);
    new ResultReader(select, scope, text).read();
    uses.addAll(scope.uses());
    if (wanted == Wanted.MEMBER && !isGrouped(select)) {
      joinItems(select, scope);
    }
    if (wanted != Wanted.EXISTENCE || isGrouped(select)) {
      noteItems(select, scope);
    }
    noteColumns(select, joins, scope);
  }

  private static void joinItems(PlainSelect select, Scope scope) {
    for (SelectItem<?> item : select.getSelectItems()) {
      Binding binding = Binding.of(item.getExpression(), scope);
      binding.owner().ifPresent(use -> binding.term().ifPresent(use::join));
    }
  }

  private static boolean isGrouped(PlainSelect select) {
    return select.getGroupBy() != null
        || select.getHaving() != null
        || select.getDistinct() != null;
  }

  private void addSource(FromItem item, Scope scope, List<Select> derived) {
    if (item instanceof net.sf.jsqlparser.schema.Table source) {
      Optional<Table> table = scope.knowsWith(source.getName()) ? Optional.empty() : find(source);
      table.ifPresentOrElse(
          found -> scope.add(new OpenUse(found, alias(source))), scope::addUnknown);
    } else if (item instanceof ParenthesedFromItem group) {
      addSource(group.getFromItem(), scope, derived);
      List<Join> joins = group.getJoins() == null ? List.of() : group.getJoins();
      joins.forEach(join -> addSource(join.getFromItem(), scope, derived));
      joins.forEach(join -> readJoin(join, scope));
    } else {
      scope.addUnknown();
      if (item instanceof Select inner) {
        derived.add(inner);
      }
    }
  }

  private static String alias(net.sf.jsqlparser.schema.Table source) {
    return Scope.folded(
        source.getAlias() == null ? source.getName() : source.getAlias().getName().trim());
  }

  Optional<Table> find(net.sf.jsqlparser.schema.Table source) {
    String name = Scope.folded(source.getName());
    if (source.getSchemaName() != null) {
      return schema.table(new TableName(Scope.folded(source.getSchemaName()), name));
    }
    List<Table> named = schema.tablesNamed(name);
    return named.size() == 1
        ? Optional.of(named.get(0))
        : schema.table(new TableName("public", name));
  }

  private void readConditions(PlainSelect select, List<Join> joins, Scope scope) {
    joins.forEach(join -> readJoin(join, scope));
    if (select.getWhere() != null) {
      new ConditionReader(scope, text).read(select.getWhere());
    }
  }

  private void readJoin(Join join, Scope scope) {
    join.getOnExpressions().forEach(new ConditionReader(scope, text)::read);
    for (Column column : join.getUsingColumns()) {
      String name = Scope.folded(column.getColumnName());
      scope.uses().stream()
          .filter(use -> use.hasColumn(name))
          .forEach(
              use -> {
                use.join(Term.column(name));
                use.read(name);
              });
    }
  }

  private void noteItems(PlainSelect select, Scope scope) {
    for (SelectItem<?> item : select.getSelectItems()) {
      noteStar(item.getExpression(), scope);
      notes(scope).take(item.getExpression());
    }
  }

  private void noteColumns(PlainSelect select, List<Join> joins, Scope scope) {
    List<Expression> expressions = new ArrayList<>();
    joins.forEach(join -> expressions.addAll(join.getOnExpressions()));
    if (select.getWhere() != null) {
      expressions.add(select.getWhere());
    }
    if (select.getHaving() != null) {
      expressions.add(select.getHaving());
    }
    if (select.getGroupBy() != null) {
      expressions.add(select.getGroupBy().getGroupByExpressionList());
    }
    if (select.getOrderByElements() != null) {
      select.getOrderByElements().forEach(element -> expressions.add(element.getExpression()));
    }
    expressions.forEach(notes(scope)::take);
  }

  private static void noteStar(Expression item, Scope scope) {
    if (item instanceof AllTableColumns all) {
      String name = Scope.folded(all.getTable().getName());
      scope.uses().stream().filter(use -> use.isCalled(name)).forEach(OpenUse::readWholeRow);
    } else if (item instanceof AllColumns) {
      scope.uses().forEach(OpenUse::readWholeRow);
    }
  }
}
