package dev.tunesmith.database.postgresql.answers;

import dev.tunesmith.database.postgresql.answers.Fixedness.Keys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys and equality operators of a database, read once. */
final class CatalogueKeys implements Keys {

  /*
   * A table that others inherit from shows their rows too, which its keys do not cover. What an
   * index in another collation tells apart may be equal in the column's own.
   */
  private static final String KEYS =
      """
      select i.indrelid, (select array_agg(k.attnum::int order by k.n)
                            from unnest(i.indkey) with ordinality k(attnum, n)
                           where k.n <= i.indnkeyatts) as columns
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indrelid
       where i.indisunique and i.indimmediate and i.indpred is null and i.indexprs is null
         and c.oid >= 16384
         and not (c.relkind = 'r' and exists (select from pg_catalog.pg_inherits h
                                               where h.inhparent = c.oid))
         and i.indisvalid
         and not exists (select from pg_catalog.pg_attribute a
                          where a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                            and not a.attnotnull)
         and not exists (select from unnest(i.indkey, i.indcollation) k(attnum, sorted)
                           join pg_catalog.pg_attribute a
                             on a.attrelid = i.indrelid and a.attnum = k.attnum
                          where k.sorted <> a.attcollation)
      """;

  private static final String EQUALITIES =
      "select oid from pg_catalog.pg_operator where oprname = '=' and (oprcanhash or oprcanmerge)";

  private final Map<Integer, List<Set<Integer>>> keys = new HashMap<>();
  private final Set<Integer> equalities = new HashSet<>();

  CatalogueKeys(Connection twin) throws SQLException {
    try (Statement asking = twin.createStatement()) {
      try (ResultSet row = asking.executeQuery(KEYS)) {
        while (row.next()) {
          Integer[] columns = (Integer[]) row.getArray("columns").getArray();
          keys.computeIfAbsent(row.getInt("indrelid"), table -> new ArrayList<>())
              .add(Set.of(columns));
        }
      }
      try (ResultSet row = asking.executeQuery(EQUALITIES)) {
        while (row.next()) {
          equalities.add(row.getInt(1));
        }
      }
    }
  }

  @Override
  public List<Set<Integer>> of(int table) {
    return keys.getOrDefault(table, List.of());
  }

  @Override
  public boolean isEquality(int operator) {
    return equalities.contains(operator);
  }
}
