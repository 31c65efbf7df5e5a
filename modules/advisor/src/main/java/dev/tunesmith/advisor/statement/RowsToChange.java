package dev.tunesmith.advisor.statement;

import java.util.List;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Reads an UPDATE or DELETE as the question which rows it changes, whole. */
final class RowsToChange {

  private final SelectReader reader;

  RowsToChange(SelectReader reader) {
    this.reader = reader;
  }

  void of(Update update) {
    Stream<FromItem> others = Stream.ofNullable(update.getFromItem());
    read(
        update.getTable(), others, update.getJoins(), update.getWithItemsList(), update.getWhere());
  }

  void of(Delete delete) {
    Stream<FromItem> others = orNone(delete.getUsingFromItemList());
    read(
        delete.getTable(), others, delete.getJoins(), delete.getWithItemsList(), delete.getWhere());
  }

  private void read(
      FromItem changed,
      Stream<FromItem> others,
      @Nullable List<Join> joins,
      @Nullable List<WithItem<?>> with,
      @Nullable Expression where) {
    PlainSelect select = new PlainSelect();
    select.addSelectItem(new AllColumns());
    select.setFromItem(changed);
    List<Join> all = Stream.concat(others.map(RowsToChange::beside), orNone(joins)).toList();
    select.setJoins(all.isEmpty() ? null : all);
    select.setWithItemsList(with);
    select.setWhere(where);
    reader.read(select, Scope.outermost());
  }

  private static Join beside(FromItem other) {
    Join join = new Join();
    join.setSimple(true);
    join.setFromItem(other);
    return join;
  }

  private static <T> Stream<T> orNone(@Nullable List<T> list) {
    return list == null ? Stream.empty() : list.stream();
  }
}
