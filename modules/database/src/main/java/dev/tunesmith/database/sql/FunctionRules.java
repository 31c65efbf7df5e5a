package dev.tunesmith.database.sql;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which functions and relations SQL that is not ours may name, beyond what a catalogue tells. */
public final class FunctionRules {

  /*
   * Marked stable or immutable by the server or an extension, and yet not for everybody: they run
   * SQL out of strings or names of tables and types, take a transaction id, or hold up the session.
   */
  private static final Set<String> DENIED =
      Set.of(
          """
          query_to_xml query_to_xmlschema query_to_xml_and_xmlschema cursor_to_xml
          cursor_to_xmlschema table_to_xml table_to_xmlschema table_to_xml_and_xmlschema
          schema_to_xml schema_to_xmlschema schema_to_xml_and_xmlschema database_to_xml
          database_to_xmlschema database_to_xml_and_xmlschema ts_rewrite ts_stat
          connectby crosstab crosstab2 crosstab3 crosstab4 crosstabn xpath_table
          txid_current pg_current_xact_id pg_sleep pg_sleep_for pg_sleep_until
          set_config nextval setval currval lastval
          pg_read_file pg_read_binary_file pg_ls_dir pg_stat_file lo_import lo_export
          pg_reload_conf pg_logical_emit_message pg_notify
          pg_input_is_valid pg_input_error_info
          """
              .strip()
              .split("\\s+"));

  private static final Set<String> DENIED_BEGINNINGS =
      Set.of(
          "dblink",
          "hypopg",
          "lo_",
          "pg_advisory",
          "pg_try_advisory",
          "pg_stat_reset",
          "pg_stat_statements_reset",
          "pg_restore_",
          "pg_clear_",
          "postgres_fdw",
          "pg_file_",
          "pg_ls_",
          "binary_upgrade_",
          "pg_prewarm",
          "pg_terminate_",
          "pg_cancel_",
          "pg_export_",
          "pg_create_",
          "pg_drop_",
          "pg_switch_",
          "pg_promote",
          "pg_rotate_",
          "pg_backup_",
          "pg_wal_replay_",
          "pg_replication_",
          "pg_logical_",
          "pg_import_",
          "pg_log_",
          "autoprewarm");

  /* Volatile only because they look at the clock, at chance, or at files' sizes. */
  private static final Set<String> HARMLESS =
      Set.of(
          """
          random random_normal clock_timestamp timeofday gen_random_uuid uuidv4 uuidv7
          pg_table_size pg_indexes_size pg_total_relation_size pg_relation_size pg_database_size
          pg_tablespace_size pg_partition_tree pg_partition_ancestors system bernoulli
          pg_is_in_recovery pg_last_wal_receive_lsn pg_postmaster_start_time pg_blocking_pids
          pg_stat_statements pg_stat_statements_info
          pg_current_wal_lsn pg_current_wal_insert_lsn pg_current_wal_flush_lsn
          pg_last_wal_replay_lsn pg_last_xact_replay_timestamp
          uuid_generate_v1 uuid_generate_v1mc uuid_generate_v4 gen_random_bytes gen_salt
          system_rows system_time
          pgstattuple pgstattuple_approx pgstatindex pgstatginindex pgstathashindex pg_relpages
          pg_buffercache_pages pg_buffercache_summary pg_buffercache_usage_counts pg_freespace
          pg_visibility pg_visibility_map pg_visibility_map_summary pgrowlocks
          """
              .strip()
              .split("\\s+"));

  /* Catalogues that hold passwords, or other people's large objects. */
  private static final Set<String> SECRET_RELATIONS =
      Set.of(
          "pg_authid",
          "pg_shadow",
          "pg_subscription",
          "pg_user_mapping",
          "pg_user_mappings",
          "_pg_user_mappings",
          "user_mapping_options",
          "pg_largeobject",
          "pg_hba_file_rules",
          "pg_ident_file_mappings",
          "pg_file_settings");

  private static final Set<String> OTHER_EACH_TIME =
      Set.of("setseed", "uuid_generate_v1", "uuid_generate_v4");

  private FunctionRules() {}

  /** Why a text that mentions these may not run, by their names alone. */
  public static Optional<Refusal> objectionTo(Mentions mentions) {
    Stream<Refusal> secrets =
        mentions.names().stream()
            .filter(SECRET_RELATIONS::contains)
            .map(name -> new Refusal("secret-relation", name + " may hold secrets"));
    Stream<Refusal> denied =
        mentions.functions().stream()
            .map(Mentions.Called::name)
            .filter(name -> name.equals("operator") || isDenied(name))
            .map(name -> new Refusal("function", name + " may not be called"));
    return Stream.concat(secrets, denied).findFirst();
  }

  private static boolean isDenied(String function) {
    return DENIED.contains(function) || DENIED_BEGINNINGS.stream().anyMatch(function::startsWith);
  }

  /** Whether a function of the server or an extension only looks, though it is volatile. */
  public static boolean isHarmless(String function) {
    return HARMLESS.contains(function);
  }

  /**
   * Whether a function may answer otherwise, or act, each time it is called, as far as its name
   * tells: a statement that calls it may mean another when it calls it more or less often.
   */
  public static boolean mayDifferEachTime(String function) {
    return HARMLESS.contains(function) || OTHER_EACH_TIME.contains(function) || isDenied(function);
  }
}
