package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.plan.Parts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads which tables are partitions, and which indexes are parts of a partitioned table's. */
final class PartCatalogue {

  private static final String PARTS =
      """
      select c.relkind in ('i', 'I') as is_index, n.nspname || '.' || c.relname as part,
             c.relname as name, w.relname as whole_name,
             wn.nspname || '.' || w.relname as whole
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_class w on w.oid = pg_catalog.pg_partition_root(c.oid)
        join pg_catalog.pg_namespace wn on wn.oid = w.relnamespace
       where c.relispartition
      """;

  private PartCatalogue() {}

  static Parts read(Connection connection) throws SQLException {
    Map<String, String> relations = new HashMap<>();
    Map<String, String> indexes = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PARTS)) {
      while (rows.next()) {
        if (!rows.getBoolean("is_index")) {
          relations.put(rows.getString("part"), rows.getString("whole"));
          continue;
        }
        // A plan names an index without its schema.
        String whole = rows.getString("whole_name");
        String before = indexes.put(rows.getString("name"), whole);
        if (before != null && !before.equals(whole)) {
          ambiguous.add(rows.getString("name"));
        }
      }
    }
    indexes.keySet().removeAll(ambiguous);
    return new Parts(relations, indexes);
  }
}
