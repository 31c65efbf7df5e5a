package dev.tunesmith.database.postgresql.guard;

import java.util.Set;

/** Which functions and relations a statement may name, beyond what the catalogue tells. */
final class FunctionRules {

  /*
   * Marked stable or immutable by the server or an extension, and yet not for everybody: they run
   * SQL out of strings or table names, take a transaction id, or hold up the session.
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
          "pg_largeobject",
          "pg_hba_file_rules",
          "pg_ident_file_mappings",
          "pg_file_settings");

  private FunctionRules() {}

  static boolean isDenied(String function) {
    return DENIED.contains(function) || DENIED_BEGINNINGS.stream().anyMatch(function::startsWith);
  }

  static boolean isHarmless(String function) {
    return HARMLESS.contains(function);
  }

  static boolean isSecret(String relation) {
    return SECRET_RELATIONS.contains(relation);
  }
}
