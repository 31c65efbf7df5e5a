package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * A SELECT that reads a common table expression.
 *
 * @param scope the names it can see
 * @param alias under which name it reads it
 */
record PartUse(PlainSelect select, Scope scope, String alias) {

  private static final Set<String> BEFORE_NAMES = Set.of(".", ")", "as");

  /** All that read it; empty where something else may mean it as well. */
  static List<PartUse> of(WithItem<?> part, Select tree, List<ConditionWalk.Seen> selects) {
    String name = Scope.folded(part.getAliasName());
    List<PartUse> uses = selects.stream().flatMap(seen -> of(seen, name)).toList();
    return named(tree, name) == uses.size() + 1 && !isBefore(part, tree, name) ? uses : List.of();
  }

  /** Whether one before it names it: that means something else, since it cannot see it. */
  private static boolean isBefore(WithItem<?> part, Select tree, String name) {
    return tree.getWithItemsList().stream()
        .takeWhile(each -> each != part)
        .anyMatch(each -> SelectText.names(each.toString()).contains(name));
  }

  /** Whether the parts of a statement may be looked at: none is recursive, none locks rows. */
  static boolean areKnown(Select tree, List<ConditionWalk.Seen> selects) {
    return tree.getWithItemsList() != null
        && tree.getWithItemsList().stream().noneMatch(WithItem::isRecursive)
        && selects.stream().allMatch(seen -> seen.select().getForMode() == null);
  }

  /** How often a name stands where it is not a column's table, and not given to something. */
  private static long named(Select tree, String name) {
    List<String> words = SelectText.names(tree.toString());
    return IntStream.range(0, words.size())
        .filter(at -> words.get(at).equals(name))
        .filter(at -> at + 1 == words.size() || !words.get(at + 1).equals("."))
        .filter(at -> at == 0 || !BEFORE_NAMES.contains(words.get(at - 1)))
        .count();
  }

  private static Stream<PartUse> of(ConditionWalk.Seen seen, String name) {
    return Selects.sources(seen.select())
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .filter(table -> table.getSchemaName() == null)
        .filter(table -> Scope.folded(table.getName()).equals(name))
        .map(table -> new PartUse(seen.select(), seen.scope(), Scope.folded(Selects.alias(table))));
  }

  /** Whether every row of its result is joined from a row of each source. */
  boolean isInner() {
    return Selects.joins(select).stream()
        .noneMatch(join -> join.isLeft() || join.isRight() || join.isFull() || join.isNatural());
  }

  /** Whether a condition is about one source alone, and has a value for whatever row of it. */
  boolean isOf(Expression condition, String source) {
    return ScalarItems.is(condition)
        && NeverFails.is(condition, scope)
        && scope
            .ownReach(condition)
            .filter(reach -> !reach.columns().isEmpty())
            .filter(reach -> reach.columns().stream().allMatch(p -> p.source().equals(source)))
            .isPresent();
  }

  /** Whether it reads it as it is, so that it is known which columns it finds. */
  boolean hasColumns(String name) {
    return scope.columnsOf(alias).isPresent()
        && tables(name)
            .allMatch(
                table ->
                    table
                        .toString()
                        .equals(
                            table.getName() + (table.getAlias() == null ? "" : table.getAlias())));
  }

  private Stream<Table> tables(String name) {
    return Selects.sources(select)
        .filter(Table.class::isInstance)
        .map(Table.class::cast)
        .filter(table -> Scope.folded(table.getName()).equals(Scope.folded(name)))
        .filter(table -> Scope.folded(Selects.alias(table)).equals(alias));
  }

  /** Puts a subquery in its place; what is given back takes it out again. */
  List<Runnable> read(Select rows, String name) {
    List<Runnable> undo = new ArrayList<>();
    for (Table table : tables(name).toList()) {
      ParenthesedSelect subquery = new ParenthesedSelect().withSelect(rows);
      subquery.setAlias(
          table.getAlias() == null ? new Alias(table.getName(), false) : table.getAlias());
      if (select.getFromItem() == table) {
        select.setFromItem(subquery);
        undo.add(() -> select.setFromItem(table));
      }
      Selects.joins(select).stream()
          .filter(join -> join.getFromItem() == table)
          .forEach(
              join -> {
                join.setFromItem(subquery);
                undo.add(() -> join.setFromItem(table));
              });
    }
    return undo;
  }
}
