package dev.tunesmith.database.postgresql;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.database.dialect.AnswerSql;
import dev.tunesmith.database.dialect.Connecting;
import dev.tunesmith.database.dialect.Copier;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.dialect.Explain;
import dev.tunesmith.database.dialect.Guard;
import dev.tunesmith.database.dialect.RemedySql;
import dev.tunesmith.database.dialect.SampleWrites;
import dev.tunesmith.database.dialect.Server;
import dev.tunesmith.database.dialect.ServerActivity;
import dev.tunesmith.database.dialect.SqlWords;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.dialect.StatementRecords;
import dev.tunesmith.database.postgresql.activity.PostgresqlActivity;
import dev.tunesmith.database.postgresql.answers.PostgresqlAnswers;
import dev.tunesmith.database.postgresql.catalogue.CatalogueReader;
import dev.tunesmith.database.postgresql.catalogue.LoginPowers;
import dev.tunesmith.database.postgresql.catalogue.TablePrivileges;
import dev.tunesmith.database.postgresql.copy.PostgresqlCopier;
import dev.tunesmith.database.postgresql.guard.PostgresqlGuard;
import dev.tunesmith.database.postgresql.history.PostgresqlHistory;
import dev.tunesmith.database.postgresql.records.PostgresqlRecords;
import dev.tunesmith.database.postgresql.writes.PostgresqlSampleWrites;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** PostgreSQL. */
public final class PostgresqlDialect implements Dialect {

  private static final String SERVER =
      "select current_setting('server_version'), pg_catalog.current_database()";

  /** The role that most of the other sessions have, since whoever tunes may log in as another. */
  private static final String CLIENT =
      """
      select r.rolname, s.setting
        from pg_catalog.pg_roles r
        left join lateral (
          select pg_catalog.unnest(d.setconfig) as setting, d.setdatabase
            from pg_catalog.pg_db_role_setting d
           where d.setrole = r.oid and d.setdatabase = 0) s on true
       where r.rolname = coalesce(
         (select a.usename
            from pg_catalog.pg_stat_activity a
            join pg_catalog.pg_roles p on p.oid = a.usesysid
           where a.datname = pg_catalog.current_database()
             and a.backend_type = 'client backend'
             and a.application_name <> 'tunesmith'
             and a.pid <> pg_catalog.pg_backend_pid()
             and not p.rolsuper and not p.rolreplication
           group by a.usename
           order by pg_catalog.count(*) desc, a.usename limit 1),
         current_user)
      """;

  @Override
  public Connecting connecting() {
    return new PostgresqlConnecting();
  }

  @Override
  public SqlWords words() {
    return new PostgresqlWords();
  }

  @Override
  public Client client(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(CLIENT)) {
      String role = "";
      Map<String, String> settings = new HashMap<>();
      while (rows.next()) {
        role = rows.getString(1);
        String setting = rows.getString(2);
        if (setting != null) {
          int equals = setting.indexOf('=');
          settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
      }
      return new Client(role, settings);
    }
  }

  @Override
  public Server server(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SERVER)) {
      row.next();
      String version = row.getString(1).split(" ", 2)[0];
      return new Server("PostgreSQL", version, row.getString(2));
    }
  }

  @Override
  public Schema readSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // With an empty search path the server qualifies every name in the definitions it prints.
      statement.execute("set local search_path = ''");
    }
    return CatalogueReader.read(connection);
  }

  @Override
  public List<TableName> unreadable(Connection connection) throws SQLException {
    return TablePrivileges.unreadable(connection);
  }

  @Override
  public List<String> beyondReading(Connection connection) throws SQLException {
    return LoginPowers.beyondReading(connection);
  }

  @Override
  public List<String> readingLogin(String name, String database, List<String> schemas) {
    String login = words().name(name);
    List<String> statements = new ArrayList<>();
    statements.add("create role " + login + " login");
    statements.add("alter role " + login + " set default_transaction_read_only = on");
    statements.add("grant connect on database " + words().name(database) + " to " + login);
    // Statistics of everybody's statements, settings, and who waits for whom.
    statements.add("grant pg_monitor to " + login);
    for (String schema : schemas) {
      statements.add("grant usage on schema " + words().name(schema) + " to " + login);
      statements.add(
          "grant select on all tables in schema " + words().name(schema) + " to " + login);
    }
    return statements;
  }

  /*
   * Not Statement.cancel: the driver takes a statement for cancelled once it has asked, also where
   * the server heard it too early, and then asks no more.
   */
  @Override
  public void cancel(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  @Override
  public Explain planning() {
    return new PlanReader();
  }

  @Override
  public Guard guard() {
    return new PostgresqlGuard();
  }

  @Override
  public RemedySql changes() {
    return new PostgresqlRemedySql();
  }

  @Override
  public Copier copying() {
    return new PostgresqlCopier();
  }

  @Override
  public ServerActivity observing() {
    return new PostgresqlActivity();
  }

  @Override
  public SampleWrites sampleWrites() {
    return new PostgresqlSampleWrites();
  }

  @Override
  public AnswerSql answers() {
    return new PostgresqlAnswers();
  }

  @Override
  public StatementRecords records() {
    return new PostgresqlRecords();
  }

  @Override
  public StatementHistory history() {
    return new PostgresqlHistory();
  }
}
