package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.postgresql.catalogue.Names;
import dev.tunesmith.database.postgresql.catalogue.OfferedExtensions;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of the source that decide plans and the meaning of names. */
final class Settings {

  /* Parallel workers and JIT are left out on purpose: see EmbeddedServer. */
  private static final String PLAN_SETTINGS =
      """
      select name, pg_catalog.current_setting(name) as value
        from pg_catalog.pg_settings
       where name like 'enable\\_%' or name in (
         'work_mem', 'hash_mem_multiplier', 'effective_cache_size', 'random_page_cost',
         'seq_page_cost', 'cpu_tuple_cost', 'cpu_index_tuple_cost', 'cpu_operator_cost',
         'default_statistics_target', 'constraint_exclusion', 'cursor_tuple_fraction',
         'from_collapse_limit', 'join_collapse_limit', 'geqo', 'geqo_threshold', 'geqo_effort',
         'plan_cache_mode', 'recursive_worktable_factor', 'TimeZone', 'DateStyle',
         'IntervalStyle', 'default_text_search_config', 'bytea_output', 'xmloption',
         'extra_float_digits')
      """;
  private static final String OFFERED =
      "select pg_catalog.string_agg(name, ',') from (" + OfferedExtensions.QUERY + ") offered";
  private static final String PARALLEL =
      "select current_setting('max_parallel_workers_per_gather')::int > 0";
  private static final String SEARCH_PATH = "select pg_catalog.current_schemas(false)::text[]";

  private final Map<String, String> values;
  private final List<String> searchPath;
  private final boolean parallel;

  private Settings(Map<String, String> values, List<String> searchPath, boolean parallel) {
    this.values = values;
    this.searchPath = searchPath;
    this.parallel = parallel;
  }

  /** Reads them; the session's search path must still be its own. */
  static Settings read(Connection source) throws SQLException {
    Map<String, String> values = new TreeMap<>();
    try (Statement statement = source.createStatement()) {
      try (ResultSet row = statement.executeQuery(PLAN_SETTINGS)) {
        while (row.next()) {
          values.put(row.getString("name"), row.getString("value"));
        }
      }
      try (ResultSet row = statement.executeQuery(OFFERED)) {
        row.next();
        values.put(OfferedExtensions.SETTING, Objects.requireNonNullElse(row.getString(1), ""));
      }
      List<String> path;
      try (ResultSet row = statement.executeQuery(SEARCH_PATH)) {
        row.next();
        Array schemas = row.getArray(1);
        path = Arrays.asList((String[]) schemas.getArray());
      }
      try (ResultSet row = statement.executeQuery(PARALLEL)) {
        row.next();
        return new Settings(values, path, row.getBoolean(1));
      }
    }
  }

  /** Makes them the copy's, and says which could not be. */
  List<String> apply(Connection destination) throws SQLException {
    List<String> notes = new ArrayList<>();
    String database = Names.quote(destination.getCatalog());
    for (Map.Entry<String, String> setting : values.entrySet()) {
      String value = Names.literal(setting.getValue());
      set(database, Names.quote(setting.getKey()) + " = " + value, destination, notes);
    }
    String path = searchPath.stream().map(Names::quote).collect(Collectors.joining(", "));
    set(database, "search_path = " + (path.isEmpty() ? "''" : path), destination, notes);
    if (parallel) {
      notes.add(
          "The target may use parallel workers, the sandbox uses none: so a long scan takes longer"
              + " here than it may there.");
    }
    return notes;
  }

  private static void set(
      String database, String assignment, Connection destination, List<String> notes)
      throws SQLException {
    try (Statement statement = destination.createStatement()) {
      statement.execute("alter database " + database + " set " + assignment);
    } catch (SQLException e) {
      if (Failures.endsWork(e)) {
        throw e;
      }
      notes.add("Setting not copied: " + assignment + " (" + Failures.line(e) + ").");
    }
  }
}
