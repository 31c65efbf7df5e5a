package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.dialect.Copier.Destination;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Who may do what in a database that receives a copy. It belongs to the superuser, so that nothing
 * copied can add an extension that the server does not trust; its owner's login may fill it, and
 * its clients may use what is there.
 */
final class Rights {

  /* Whatever reads or writes outside of the database, or speaks to another session's process. */
  private static final String REVOKE =
      """
      do $$
      declare
        reaching regprocedure;
      begin
        for reaching in
          select p.oid::regprocedure
            from pg_catalog.pg_proc p
           where p.pronamespace = 'pg_catalog'::regnamespace
             and p.proname ~ ('^(pg_read_|pg_ls_|pg_stat_file|pg_current_logfile|pg_file_'
                 || '|lo_import|lo_export|pg_export_snapshot|pg_terminate_backend'
                 || '|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile|pg_promote'
                 || '|pg_switch_wal|pg_create_restore_point|pg_backup_|pg_walfile'
                 || '|pg_logical_|pg_create_.*slot|pg_copy_.*slot|pg_drop_replication_slot'
                 || '|pg_replication_|pg_sync_replication_|pg_log_|pg_import_system|pg_stat_reset|pg_hba_|pg_ident_'
                 || '|pg_show_all_file|pg_wal_replay|pg_get_wal|binary_upgrade_)')
        loop
          execute format('revoke execute on function %s from public', reaching);
        end loop;
      end
      $$
      """;

  private Rights() {}

  static void settle(Destination destination) throws SQLException {
    Connection administrator = destination.administrator();
    String database = Names.quote(administrator.getCatalog());
    String owner = Names.quote(destination.ownerRole());
    String client = Names.quote(destination.clientRole());
    String byDefault = "alter default privileges for role " + owner + " grant ";
    List<String> statements =
        List.of(
            REVOKE,
            "revoke all on database " + database + " from public",
            "grant create, connect, temporary on database " + database + " to " + owner,
            "grant connect, temporary on database " + database + " to " + client,
            "alter schema public owner to " + owner,
            "grant usage on schema public to public",
            byDefault + "usage on schemas to " + client,
            byDefault + "select, insert, update, delete on tables to " + client,
            byDefault + "usage, select, update on sequences to " + client);
    try (Statement statement = administrator.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
