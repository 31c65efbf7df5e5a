package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.sql.StatementParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import net.sf.jsqlparser.statement.update.UpdateSet;
import org.jspecify.annotations.Nullable;

/**
 * What an UPDATE or a DELETE is made of.
 *
 * @param withs its common table expressions
 * @param sources what stands in FROM of an UPDATE, in USING of a DELETE; empty if nothing does
 * @param condition its condition, or null
 * @param assignments those of an UPDATE, in the order of the columns' names
 * @param returning the items of RETURNING
 */
record WriteParts(
    List<WithItem<?>> withs,
    Table target,
    String sources,
    @Nullable Expression condition,
    List<Assignment> assignments,
    List<SelectItem<?>> returning) {

  /** The statement taken apart; empty where it is neither, or was not understood to the last. */
  static Optional<WriteParts> of(String sql) {
    try {
      Statement statement = StatementParser.parse(sql);
      Optional<WriteParts> parts =
          statement instanceof Update update
              ? of(update)
              : statement instanceof Delete delete ? Optional.of(of(delete)) : Optional.empty();
      return parts
          .filter(each -> SelectText.words(each.written(statement)).equals(SelectText.words(sql)))
          .filter(WriteParts::answersOwnRows);
    } catch (ParseException | TokenMgrException e) {
      return Optional.empty();
    }
  }

  private static Optional<WriteParts> of(Update update) {
    List<Assignment> assignments = new ArrayList<>();
    for (UpdateSet set : update.getUpdateSets()) {
      Optional<List<Assignment>> each = Assignment.of(set);
      if (each.isEmpty()) {
        return Optional.empty();
      }
      assignments.addAll(each.get());
    }
    assignments.sort(Comparator.comparing(each -> Scope.folded(each.column().getColumnName())));
    PlainSelect rows = new PlainSelect();
    rows.setFromItem(update.getFromItem());
    rows.setJoins(update.getJoins());
    return Optional.of(
        new WriteParts(
            orNone(update.getWithItemsList()),
            update.getTable(),
            update.getFromItem() == null ? "" : Selects.source(rows),
            update.getWhere(),
            assignments,
            orNone(update.getReturningClause())));
  }

  private static WriteParts of(Delete delete) {
    String using =
        Stream.concat(
                orNone(delete.getUsingFromItemList()).stream().map(Object::toString),
                orNone(delete.getJoins()).stream().map(Join::toString))
            .collect(Collectors.joining(", "));
    return new WriteParts(
        orNone(delete.getWithItemsList()),
        delete.getTable(),
        using,
        delete.getWhere(),
        List.of(),
        orNone(delete.getReturningClause()));
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** All that was taken from the statement, as it would be written. */
  private String written(Statement statement) {
    String sets =
        statement instanceof Update update
            ? UpdateSet.appendUpdateSetsTo(new StringBuilder(), update.getUpdateSets()).toString()
            : "";
    return with()
        + verb()
        + " "
        + target
        + (isDelete() ? using(" USING ") : " SET " + sets + using(" FROM "))
        + where()
        + answered();
  }

  private String using(String word) {
    return sources.isEmpty() ? "" : word + sources;
  }

  String verb() {
    return isDelete() ? "DELETE FROM" : "UPDATE";
  }

  boolean isDelete() {
    return assignments.isEmpty();
  }

  /** The common table expressions, as they begin a statement. */
  String with() {
    return withs.isEmpty() ? "" : "WITH " + PlainSelect.getStringList(withs) + " ";
  }

  private String where() {
    return condition == null ? "" : " WHERE " + condition;
  }

  /** RETURNING as it is written. */
  String answered() {
    return returning.isEmpty() ? "" : " RETURNING " + PlainSelect.getStringList(returning);
  }

  /** The same where other rows stand beside those of the table. */
  String answeredOfOwn() {
    return answered().equals(" RETURNING *") ? " RETURNING " + alias() + ".*" : answered();
  }

  String alias() {
    return Selects.alias(target);
  }

  /** Whether what it answers is certain to be of the rows that it writes. */
  private boolean answersOwnRows() {
    boolean isOnlyStar = answered().equals(" RETURNING *");
    return returning.stream()
        .map(SelectItem::getExpression)
        .allMatch(
            item ->
                item instanceof AllTableColumns all
                    ? isOwn(all.getTable())
                    : item instanceof AllColumns
                        ? isOnlyStar && sources.isEmpty()
                        : !Expressions.hasRows(item)
                            && Expressions.columns(item).stream()
                                .allMatch(column -> sources.isEmpty() || isOwn(column.getTable())));
  }

  private boolean isOwn(@Nullable Table named) {
    return named != null && Scope.folded(named.getName()).equals(Scope.folded(alias()));
  }

  /** What WHERE asks of the table's own columns alone, each condition by itself. */
  List<String> ownConditions() {
    return condition == null
        ? List.of()
        : Slot.of(condition).conjuncts().stream()
            .filter(slot -> !Expressions.hasRows(slot.get()))
            .filter(
                slot ->
                    sources.isEmpty()
                        || Expressions.columns(slot.get()).stream()
                            .map(Column::getTable)
                            .allMatch(this::isOwn))
            .map(Slot::joined)
            .toList();
  }

  /** The table that it writes; empty where that is not certain. */
  Optional<dev.tunesmith.core.schema.Table> table(Schema schema) {
    Scope scope = Scope.outermost(schema).inner();
    scope.addTable(target);
    String name = Scope.folded(target.getName());
    boolean isHidden =
        withs.stream().anyMatch(each -> Scope.folded(each.getUnquotedAliasName()).equals(name));
    return scope
        .table(target)
        .filter(table -> !isHidden)
        .filter(table -> table.form() != dev.tunesmith.core.schema.Table.Form.VIEW);
  }
}
