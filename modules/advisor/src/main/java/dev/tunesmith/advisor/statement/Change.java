package dev.tunesmith.advisor.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE or a DELETE, as far as finding its rows is concerned.
 *
 * @param sources the changed table first
 * @param values what is put into the rows
 */
record Change(
    List<FromItem> sources, List<Join> joins, Optional<Expression> where, List<Expression> values) {

  Change {
    sources = List.copyOf(sources);
    joins = List.copyOf(joins);
    values = List.copyOf(values);
  }

  static Optional<Change> of(Statement statement) {
    if (statement instanceof Update update) {
      return Optional.of(of(update));
    }
    return statement instanceof Delete delete && delete.getTable() != null
        ? Optional.of(of(delete))
        : Optional.empty();
  }

  private static Change of(Update update) {
    List<FromItem> sources = new ArrayList<>(List.of(update.getTable()));
    Optional.ofNullable(update.getFromItem()).ifPresent(sources::add);
    List<Expression> values =
        update.getUpdateSets().stream()
            .flatMap(set -> set.getValues().stream().map(Expression.class::cast))
            .toList();
    List<Join> joins = new ArrayList<>(orNone(update.getStartJoins()));
    joins.addAll(orNone(update.getJoins()));
    return new Change(sources, joins, Optional.ofNullable(update.getWhere()), values);
  }

  private static Change of(Delete delete) {
    List<FromItem> sources = new ArrayList<>(List.of(delete.getTable()));
    sources.addAll(orNone(delete.getUsingFromItemList()));
    return new Change(
        sources, orNone(delete.getJoins()), Optional.ofNullable(delete.getWhere()), List.of());
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  Stream<Expression> expressions() {
    return Stream.concat(where.stream(), values.stream());
  }
}
