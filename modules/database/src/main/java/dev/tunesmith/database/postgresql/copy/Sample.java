package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.dialect.Copier.Amount;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.postgresql.catalogue.OwnRelations;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a database that is too large are copied. Small tables are copied whole. Of a large
 * one the rows whose key's hash is low are, and of a large one that refers to it those whose
 * reference is: who is in the sample is there with all that belongs to them, and what is frequent
 * stays as frequent.
 */
final class Sample {

  /** A table that takes less of what may be copied is copied whole. */
  private static final int SMALL_PART = 100;

  private static final long LEAST_BYTES = 1L << 20;
  private static final int SLICES = 1 << 20;
  private static final double LEAST_SHARE = 0.001;
  private static final int MOST_STEPS = 3;

  /* Partitions count as their table. */
  private static final String TABLES =
      """
      select n.nspname, c.relname, wn.nspname as whole_schema, w.relname as whole,
             pg_catalog.pg_table_size(c.oid) as bytes,
             (select array_agg(a.attname::text order by a.attnum)
                from pg_catalog.pg_index i
                join pg_catalog.pg_attribute a on a.attrelid = i.indrelid
                                              and a.attnum = any(i.indkey)
               where i.indrelid = c.oid and i.indisprimary
                 and has_column_privilege(c.oid, a.attnum, 'SELECT')) as key
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_class w
          on w.oid = case when c.relispartition then pg_catalog.pg_partition_root(c.oid)
                          else c.oid end
        join pg_catalog.pg_namespace wn on wn.oid = w.relnamespace
       where c.relkind in ('r', 'p') and
      """
          + OwnRelations.CONDITION
          + " order by c.oid";

  private static final String REFERENCES =
      """
      select n.nspname, c.relname, tn.nspname as target_schema, t.relname as target,
             a.attname as column, k.conkey[1] as number, ta.attname as target_column
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_class c on c.oid = k.conrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_class t on t.oid = k.confrelid
        join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
        join pg_catalog.pg_attribute ta on ta.attrelid = t.oid and ta.attnum = k.confkey[1]
       where k.contype = 'f' and k.conparentid = 0 and cardinality(k.conkey) = 1
         and has_column_privilege(c.oid, a.attnum, 'SELECT')
         and has_column_privilege(t.oid, ta.attnum, 'SELECT')
       order by k.oid
      """;

  /** A reference of one column to another large table. */
  private record Reference(String column, TableName target, String targetColumn) {}

  private final Map<TableName, TableName> wholes = new HashMap<>();
  private final Map<TableName, Long> bytes = new HashMap<>();
  private final Map<TableName, List<String>> keys = new HashMap<>();
  private final Map<TableName, List<Reference>> references = new HashMap<>();
  private final long smallBytes;
  private double share = 1;

  private Sample(long limit) {
    this.smallBytes = Math.max(LEAST_BYTES, limit / SMALL_PART);
  }

  static Sample of(Connection source, Amount amount) throws SQLException {
    long limit = amount.bytes();
    Sample sample = new Sample(limit);
    if (limit == Long.MAX_VALUE) {
      return sample;
    }
    sample.readTables(source);
    sample.bytes.keySet().removeAll(amount.left());
    long all = sample.bytes.values().stream().mapToLong(Long::longValue).sum();
    long small =
        sample.bytes.values().stream()
            .mapToLong(Long::longValue)
            .filter(each -> each < sample.smallBytes)
            .sum();
    if (all > limit) {
      double left = Math.max(0, limit - small) / (double) Math.max(1, all - small);
      sample.share = Math.max(LEAST_SHARE, Math.min(1, left));
      sample.readReferences(source);
    }
    return sample;
  }

  private void readTables(Connection source) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        TableName table = new TableName(row.getString("nspname"), row.getString("relname"));
        TableName whole = new TableName(row.getString("whole_schema"), row.getString("whole"));
        wholes.put(table, whole);
        bytes.merge(whole, row.getLong("bytes"), Long::sum);
        Array key = row.getArray("key");
        if (table.equals(whole) && key != null) {
          keys.put(whole, List.of((String[]) key.getArray()));
        }
      }
    }
  }

  private void readReferences(Connection source) throws SQLException {
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(REFERENCES)) {
      while (row.next()) {
        TableName from = new TableName(row.getString("nspname"), row.getString("relname"));
        TableName to = new TableName(row.getString("target_schema"), row.getString("target"));
        String column = row.getString("target_column");
        if (!from.equals(to) && isLarge(to) && List.of(column).equals(keys.get(to))) {
          references
              .computeIfAbsent(from, table -> new ArrayList<>())
              .add(new Reference(row.getString("column"), to, column));
        }
      }
    }
  }

  /** Of the rows of large tables, about; 1 where all are copied. */
  double share() {
    return share;
  }

  Optional<String> note() {
    return share == 1
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The database is larger than what is to be copied: of tables of %d MB and more"
                    + " about %.2g %% of the rows were taken, each with what it refers to.",
                smallBytes >> 20,
                100 * share));
  }

  /** A partition of that table. */
  Optional<TableName> partOf(TableName table) {
    return wholes.entrySet().stream()
        .filter(entry -> entry.getValue().equals(table) && !entry.getKey().equals(table))
        .map(Map.Entry::getKey)
        .min(Comparator.comparing(TableName::toString));
  }

  private boolean isLarge(@Nullable TableName table) {
    return table != null && bytes.getOrDefault(table, 0L) >= smallBytes;
  }

  /** The condition on a table called {@code t0}; empty where it is copied whole. */
  String condition(TableName table) {
    TableName whole = wholes.get(table);
    return share == 1 || whole == null || !isLarge(whole)
        ? ""
        : condition(whole, 0, new HashSet<>());
  }

  private String condition(TableName table, int step, Set<TableName> before) {
    before.add(table);
    Optional<Reference> leading =
        references.getOrDefault(table, List.of()).stream()
            .filter(each -> !before.contains(each.target()))
            .max(Comparator.comparingLong(each -> bytes.getOrDefault(each.target(), 0L)));
    if (leading.isEmpty() || step == MOST_STEPS) {
      return low(ownKey(table, step));
    }
    Reference reference = leading.get();
    String column = "t" + step + "." + Names.quote(reference.column());
    boolean isLast =
        references.getOrDefault(reference.target(), List.of()).stream()
            .allMatch(each -> before.contains(each.target()));
    if (isLast) {
      return low("coalesce(%s, %s)".formatted(text(column), place(step)));
    }
    String next = "t" + (step + 1);
    return "(%s is null and %s or exists (select from %s as %s where %s.%s = %s and %s))"
        .formatted(
            column,
            low(place(step)),
            Names.quote(reference.target()),
            next,
            next,
            Names.quote(reference.targetColumn()),
            column,
            condition(reference.target(), step + 1, before));
  }

  private String ownKey(TableName table, int step) {
    List<String> key = keys.getOrDefault(table, List.of());
    if (key.isEmpty()) {
      return place(step);
    }
    List<String> columns =
        key.stream().map(column -> text("t" + step + "." + Names.quote(column))).toList();
    return columns.size() == 1
        ? columns.get(0)
        : "concat_ws('|', " + String.join(", ", columns) + ")";
  }

  /** As the type itself writes it; a cast could be somebody's own. */
  private static String text(String column) {
    return "case when %1$s is not null then pg_catalog.concat(%1$s) end".formatted(column);
  }

  private static String place(int step) {
    return "t" + step + ".ctid::text";
  }

  private String low(String text) {
    return "pg_catalog.hashtextextended(%s, 0) & %d < %d"
        .formatted(text, SLICES - 1, Math.round(share * SLICES));
  }
}
