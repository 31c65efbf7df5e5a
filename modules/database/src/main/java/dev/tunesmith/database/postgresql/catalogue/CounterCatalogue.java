package dev.tunesmith.database.postgresql.catalogue;

import dev.tunesmith.core.schema.Counter;
import dev.tunesmith.core.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads how far the sequences have come that columns are numbered from. */
final class CounterCatalogue {

  /** A sequence that counts down, or starts over, does not run out; one unseen has no number. */
  private static final String COUNTERS =
      """
      select sn.nspname || '.' || s.relname as sequence, n.nspname, c.relname, a.attname,
             v.last_value,
             least(q.seqmax, case a.atttypid when 'int2'::regtype then 32767
                                             when 'int4'::regtype then 2147483647
                                             else q.seqmax end) as most
        from pg_catalog.pg_sequence q
        join pg_catalog.pg_class s on s.oid = q.seqrelid
        join pg_catalog.pg_namespace sn on sn.oid = s.relnamespace
        join pg_catalog.pg_depend d
          on d.classid = 'pg_catalog.pg_class'::regclass and d.objid = s.oid
         and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0
         and d.deptype in ('a', 'i')
        join pg_catalog.pg_class c on c.oid = d.refobjid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
        join pg_catalog.pg_sequences v
          on v.schemaname = sn.nspname and v.sequencename = s.relname
       where v.last_value is not null and q.seqincrement > 0 and not q.seqcycle and
      """
          + OwnRelations.CONDITION
          + " order by 1";

  private CounterCatalogue() {}

  static List<Counter> read(Connection connection) throws SQLException {
    List<Counter> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(COUNTERS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(
            new Counter(
                row.getString("sequence"),
                new TableName(row.getString("nspname"), row.getString("relname")),
                row.getString("attname"),
                row.getLong("last_value"),
                row.getLong("most")));
      }
    }
    return found;
  }
}
