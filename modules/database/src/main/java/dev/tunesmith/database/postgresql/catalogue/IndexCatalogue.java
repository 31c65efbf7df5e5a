package dev.tunesmith.database.postgresql.catalogue;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexKey.Direction;
import dev.tunesmith.core.schema.IndexKey.Form;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads indexes from the system catalogue. */
final class IndexCatalogue {

  /*
   * A key with another collation than its column's is given as an expression with those words: so
   * it equals no other index's plain key, and nobody takes one for a duplicate of the other.
   */
  private static final String KEYS =
      """
      select i.indexrelid, k as place, k > i.indnkeyatts as included,
             coalesce(a.attname::text, pg_catalog.pg_get_indexdef(i.indexrelid, k, false)) as text,
             a.attname is not null as is_column,
             case when k <= i.indnkeyatts and m.amname = 'btree'
                  then (array['ASCENDING', 'DESCENDING_NULLS_LAST',
                              'ASCENDING_NULLS_FIRST', 'DESCENDING'])[(i.indoption[k - 1] & 3) + 1]
                  else 'ASCENDING' end as direction,
             case when o.opcdefault is false then o.opcname end as operator_class,
             case when k <= i.indnkeyatts and i.indcollation[k - 1] <> 0
                   and i.indcollation[k - 1] <> coalesce(a.attcollation, 100)
                  then ' COLLATE ' || l.collname else '' end as collation_words
        from pg_catalog.pg_index i
        join pg_catalog.pg_class x on x.oid = i.indexrelid
        join pg_catalog.pg_am m on m.oid = x.relam
        join pg_catalog.pg_class c on c.oid = i.indrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        cross join lateral generate_series(1, i.indnatts) k
        left join pg_catalog.pg_attribute a
          on a.attrelid = i.indrelid and a.attnum = i.indkey[k - 1] and i.indkey[k - 1] <> 0
        left join pg_catalog.pg_opclass o
          on k <= i.indnkeyatts and o.oid = i.indclass[k - 1]
        left join pg_catalog.pg_collation l
          on k <= i.indnkeyatts and l.oid = i.indcollation[k - 1]
       where
      """
          + OwnRelations.CONDITION
          + " order by i.indexrelid, k";

  private static final String INDEXES =
      """
      select i.indexrelid, i.indrelid, n.nspname, c.relname, x.relname as index_name, m.amname,
             pg_catalog.pg_get_expr(i.indpred, i.indrelid) as predicate,
             pg_catalog.pg_get_indexdef(i.indexrelid) as definition,
             pg_catalog.pg_relation_size(i.indexrelid) as bytes, coalesce(s.idx_scan, 0) as scans,
             i.indisunique, i.indisprimary, i.indisreplident, i.indisclustered, i.indisvalid,
             i.indisunique and not i.indimmediate as is_deferrable,
             i.indisunique and c.relkind = 'r' and exists (
               select from pg_catalog.pg_inherits h where h.inhparent = c.oid
             ) as is_of_own_rows,
             i.indisprimary or i.indisexclusion or exists (
               select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid
             ) as backs_constraint,
             x.relkind = 'I' or x.relispartition as partitioned
        from pg_catalog.pg_index i
        join pg_catalog.pg_class x on x.oid = i.indexrelid
        join pg_catalog.pg_am m on m.oid = x.relam
        join pg_catalog.pg_class c on c.oid = i.indrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        left join pg_catalog.pg_stat_all_indexes s on s.indexrelid = i.indexrelid
       where
      """
          + OwnRelations.CONDITION
          + " order by x.relname";

  private record Parts(List<IndexKey> keys, List<String> included) {}

  private IndexCatalogue() {}

  /** The indexes by their table's object id. */
  static Map<Long, List<Index>> read(Connection connection) throws SQLException {
    Map<Long, Parts> parts = parts(connection);
    Map<Long, List<Index>> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(INDEXES);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Parts its = parts.get(row.getLong("indexrelid"));
        if (its != null && !its.keys().isEmpty()) {
          found
              .computeIfAbsent(row.getLong("indrelid"), oid -> new ArrayList<>())
              .add(index(row, its));
        }
      }
    }
    return found;
  }

  private static Map<Long, Parts> parts(Connection connection) throws SQLException {
    Map<Long, Parts> parts = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(KEYS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Parts its =
            parts.computeIfAbsent(
                row.getLong("indexrelid"), id -> new Parts(new ArrayList<>(), new ArrayList<>()));
        if (row.getBoolean("included")) {
          its.included().add(row.getString("text"));
        } else {
          its.keys().add(key(row));
        }
      }
    }
    return parts;
  }

  private static IndexKey key(ResultSet row) throws SQLException {
    String collation = row.getString("collation_words");
    boolean plain = row.getBoolean("is_column") && collation.isEmpty();
    return new IndexKey(
        row.getString("text") + collation,
        plain ? Form.COLUMN : Form.EXPRESSION,
        Direction.valueOf(row.getString("direction")),
        row.getString("operator_class"));
  }

  private static Index index(ResultSet row, Parts parts) throws SQLException {
    IndexShape shape =
        new IndexShape(
            new TableName(row.getString("nspname"), row.getString("relname")),
            row.getString("amname"),
            parts.keys(),
            parts.included(),
            row.getString("predicate"));
    return new Index(
        row.getString("index_name"),
        shape,
        traits(row),
        new Index.Size(row.getLong("bytes"), row.getLong("scans")),
        row.getString("definition"));
  }

  private static Set<Trait> traits(ResultSet row) throws SQLException {
    Map<String, Trait> flags =
        Map.of(
            "indisunique", Trait.UNIQUE,
            "is_deferrable", Trait.DEFERRABLE,
            "is_of_own_rows", Trait.OWN_ROWS_ONLY,
            "indisprimary", Trait.PRIMARY,
            "backs_constraint", Trait.BACKS_CONSTRAINT,
            "indisreplident", Trait.REPLICA_IDENTITY,
            "indisclustered", Trait.CLUSTERED,
            "partitioned", Trait.PARTITIONED);
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (Map.Entry<String, Trait> flag : flags.entrySet()) {
      if (row.getBoolean(flag.getKey())) {
        traits.add(flag.getValue());
      }
    }
    if (!row.getBoolean("indisvalid")) {
      traits.add(Trait.INVALID);
    }
    return traits;
  }
}
