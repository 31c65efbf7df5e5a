package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.Copier.Constant;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Adds to a sample what it cannot do without: rows for constants of which it has none, and whatever
 * its rows refer to, until nothing is missing.
 */
final class SampleCompletion {

  private static final int MOST_ROUNDS = 20;
  private static final int KEYS_AT_ONCE = 2_000;
  private static final int ROWS_OF_A_CONSTANT = 1_000;

  private static final String FOREIGN_KEYS =
      """
      select n.nspname, c.relname, tn.nspname as target_schema, t.relname as target,
             (select array_agg(a.attname::text order by o)
                from unnest(k.conkey) with ordinality u(number, o)
                join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = number)
               as columns,
             (select array_agg(a.attname::text order by o)
                from unnest(k.confkey) with ordinality u(number, o)
                join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = number)
               as target_columns
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_class c on c.oid = k.conrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_class t on t.oid = k.confrelid
        join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
       where k.contype = 'f' and k.conparentid = 0
       order by k.oid
      """;

  private record Key(
      TableName table, List<String> columns, TableName target, List<String> targetColumns) {}

  private final Connection source;
  private final Connection destination;
  private final TableContents contents;

  SampleCompletion(Connection source, Connection destination, TableContents contents) {
    this.source = source;
    this.destination = destination;
    this.contents = contents;
  }

  void complete(List<Constant> constants) throws SQLException {
    for (Constant each : constants) {
      fetch(each);
    }
    List<Key> keys = keys();
    boolean found = true;
    for (int round = 0; found && round < MOST_ROUNDS; round++) {
      found = false;
      for (Key key : keys) {
        found |= complete(key);
      }
    }
  }

  private void fetch(Constant constant) throws SQLException {
    String is = Names.quote(constant.column()) + " = " + constant.literal();
    String any = "select from " + Names.quote(constant.table()) + " where " + is + " limit 1";
    try (Statement statement = destination.createStatement();
        ResultSet row = statement.executeQuery(any)) {
      if (row.next()) {
        return;
      }
    } catch (SQLException e) {
      // The statement that compares so will say why it cannot be asked.
      rethrowIfEnded(e);
      return;
    }
    more(constant.table(), is + " limit " + ROWS_OF_A_CONSTANT);
  }

  private List<Key> keys() throws SQLException {
    List<Key> keys = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet row = statement.executeQuery(FOREIGN_KEYS)) {
      while (row.next()) {
        keys.add(
            new Key(
                new TableName(row.getString("nspname"), row.getString("relname")),
                names(row.getArray("columns")),
                new TableName(row.getString("target_schema"), row.getString("target")),
                names(row.getArray("target_columns"))));
      }
    }
    return keys;
  }

  private static List<String> names(Array names) throws SQLException {
    return List.of((String[]) names.getArray());
  }

  private boolean complete(Key key) throws SQLException {
    List<String> missing = missing(key);
    String columns = quoted(key.targetColumns());
    for (int from = 0; from < missing.size(); from += KEYS_AT_ONCE) {
      List<String> some = missing.subList(from, Math.min(missing.size(), from + KEYS_AT_ONCE));
      more(key.target(), "(" + columns + ") in (" + String.join(", ", some) + ")");
    }
    return !missing.isEmpty();
  }

  private List<String> missing(Key key) throws SQLException {
    String equal =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                i ->
                    "p."
                        + Names.quote(key.targetColumns().get(i))
                        + " = c."
                        + Names.quote(key.columns().get(i)))
            .collect(Collectors.joining(" and "));
    String literals =
        key.columns().stream()
            .map(column -> "quote_literal(c." + Names.quote(column) + "::text)")
            .collect(Collectors.joining(", "));
    String complete =
        key.columns().stream()
            .map(column -> "c." + Names.quote(column) + " is not null")
            .collect(Collectors.joining(" and "));
    List<String> missing = new ArrayList<>();
    try (Statement statement = destination.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select distinct concat_ws(', ', %s) from %s c where %s and not exists (select from %s p where %s)"
                    .formatted(
                        literals,
                        Names.quote(key.table()),
                        complete,
                        Names.quote(key.target()),
                        equal))) {
      while (row.next()) {
        missing.add("(" + row.getString(1) + ")");
      }
    } catch (SQLException e) {
      rethrowIfEnded(e);
    }
    return missing;
  }

  private static String quoted(List<String> columns) {
    return columns.stream().map(Names::quote).collect(Collectors.joining(", "));
  }

  private void more(TableName table, String condition) throws SQLException {
    Savepoint before = source.setSavepoint();
    try {
      contents.copyMore(table, condition);
      source.releaseSavepoint(before);
    } catch (SQLException e) {
      rethrowIfEnded(e);
      source.rollback(before);
    }
  }

  private static void rethrowIfEnded(SQLException e) throws SQLException {
    if (Failures.endsWork(e)) {
      throw e;
    }
  }
}
