package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.AnswerSql;
import dev.tunesmith.database.dialect.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables to be filled for some statements, each after those that it refers to. */
record MicroSchema(List<TableShape> tables) {

  MicroSchema {
    tables = List.copyOf(tables);
  }

  /**
   * Reads the tables and those that they refer to.
   *
   * @param schema what knows the foreign keys, which the twin lacks
   */
  static MicroSchema read(Set<TableName> read, Schema schema, AnswerSql sql, Connection twin)
      throws SQLException {
    List<TableShape> tables = new ArrayList<>();
    for (TableName name : withParents(read, schema)) {
      tables.add(sql.shape(name, foreignKeys(name, schema), twin));
    }
    return new MicroSchema(parentsFirst(tables));
  }

  private static Set<TableName> withParents(Set<TableName> read, Schema schema) {
    Set<TableName> found = new LinkedHashSet<>();
    Deque<TableName> waiting = new ArrayDeque<>(read);
    while (!waiting.isEmpty()) {
      TableName name = waiting.remove();
      if (found.add(name)) {
        foreignKeys(name, schema).forEach(key -> waiting.add(key.target()));
      }
    }
    return found;
  }

  private static List<ForeignKey> foreignKeys(TableName name, Schema schema) {
    return schema.table(name).map(Table::foreignKeys).orElse(List.of());
  }

  private static List<TableShape> parentsFirst(List<TableShape> tables) {
    List<TableShape> waiting = new ArrayList<>(tables);
    List<TableShape> sorted = new ArrayList<>();
    while (!waiting.isEmpty()) {
      // In a cycle any of them may be the first: rows without a parent are removed in the end.
      TableShape next =
          waiting.stream()
              .filter(table -> waiting.stream().noneMatch(other -> refers(table, other)))
              .findFirst()
              .orElse(waiting.get(0));
      waiting.remove(next);
      sorted.add(next);
    }
    return sorted;
  }

  private static boolean refers(TableShape table, TableShape other) {
    return !table.equals(other)
        && table.foreignKeys().stream().anyMatch(key -> key.target().equals(other.name()));
  }

  /** A column of a table. */
  record Place(TableName table, String column) {}

  /** By each column that foreign keys refer to, the names of the columns that do. */
  Map<Place, Set<String>> referring() {
    Map<Place, Set<String>> referring = new HashMap<>();
    for (TableShape table : tables) {
      for (ForeignKey key : table.foreignKeys()) {
        for (int i = 0; i < key.columns().size(); i++) {
          referring
              .computeIfAbsent(
                  new Place(key.target(), key.targetColumns().get(i)),
                  place -> new LinkedHashSet<>())
              .add(key.columns().get(i));
        }
      }
    }
    return referring;
  }

  /** The table of that name, which is one of them. */
  int indexOf(TableName name) {
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
