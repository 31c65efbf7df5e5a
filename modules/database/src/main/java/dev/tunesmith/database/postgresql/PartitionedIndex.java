package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.postgresql.IndexDefinitions.Locking;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An index of a partitioned table, built without stopping its writers: on the table alone, then on
 * each partition, then put together. It is whole once the last part is attached.
 */
final class PartitionedIndex {

  /* Foreign tables have no indexes, and an index over them does without. */
  private static final String PARTS =
      """
      select n.nspname, c.relname, t.isleaf, pn.nspname as parent_schema, p.relname as parent
        from pg_catalog.pg_partition_tree(?::regclass) t
        join pg_catalog.pg_class c on c.oid = t.relid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_class p on p.oid = t.parentrelid
        join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
       where t.level > 0 and c.relkind in ('r', 'p')
       order by t.level, n.nspname, c.relname
      """;
  private static final String TAKEN = "select relname from pg_catalog.pg_class";

  private record Part(CreateIndex index, boolean isLeaf, TableName parent) {}

  private final CreateIndex whole;
  private final List<Part> parts;

  private PartitionedIndex(CreateIndex whole, List<Part> parts) {
    this.whole = whole;
    this.parts = parts;
  }

  static PartitionedIndex of(CreateIndex whole, Connection connection) throws SQLException {
    Set<String> taken = taken(connection);
    List<Part> parts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(PARTS)) {
      statement.setString(1, Names.quote(whole.table()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          TableName table = new TableName(row.getString("nspname"), row.getString("relname"));
          TableName parent = new TableName(row.getString("parent_schema"), row.getString("parent"));
          parts.add(new Part(on(table, whole, taken), row.getBoolean("isleaf"), parent));
        }
      }
    }
    return new PartitionedIndex(whole, parts);
  }

  private static Set<String> taken(Connection connection) throws SQLException {
    Set<String> names = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(TAKEN);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private static CreateIndex on(TableName table, CreateIndex whole, Set<String> taken) {
    IndexShape shape = whole.shape();
    String words = whole.name() + "_" + table.name();
    String name = IndexNaming.named(words, "");
    for (int number = 2; !taken.add(name); number++) {
      name = IndexNaming.named(words, "_" + number);
    }
    return new CreateIndex(
        name,
        new IndexShape(table, shape.method(), shape.keys(), shape.included(), shape.predicate()));
  }

  List<String> create() {
    List<String> statements = new ArrayList<>();
    Map<TableName, CreateIndex> indexes = new HashMap<>(Map.of(whole.table(), whole));
    statements.add(IndexDefinitions.createOnly(whole));
    for (Part part : parts) {
      indexes.put(part.index().table(), part.index());
      statements.add(
          part.isLeaf()
              ? IndexDefinitions.create(part.index(), Locking.CONCURRENT)
              : IndexDefinitions.createOnly(part.index()));
    }
    for (Part part : parts) {
      statements.add(attachment(indexes.get(part.parent()), part.index()));
    }
    statements.add(IndexDefinitions.check(whole.table().schema(), whole.name()));
    return statements;
  }

  private static String attachment(@Nullable CreateIndex parent, CreateIndex part) {
    CreateIndex onto = Objects.requireNonNull(parent);
    return "ALTER INDEX "
        + Names.quote(onto.table().schema(), onto.name())
        + " ATTACH PARTITION "
        + Names.quote(part.table().schema(), part.name());
  }

  /** The whole with its parts, and parts that were not attached before it broke off. */
  List<String> drop() {
    List<String> statements = new ArrayList<>(List.of(dropped(whole, "DROP INDEX ")));
    for (Part part : parts) {
      statements.add(
          dropped(part.index(), part.isLeaf() ? "DROP INDEX CONCURRENTLY " : "DROP INDEX "));
    }
    return statements;
  }

  private static String dropped(CreateIndex index, String verb) {
    return verb + "IF EXISTS " + Names.quote(index.table().schema(), index.name());
  }
}
