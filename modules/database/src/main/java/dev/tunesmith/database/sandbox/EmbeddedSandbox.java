package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.reading.SnapshotReading;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A sandbox on an embedded server that it owns. */
final class EmbeddedSandbox implements Sandbox {

  private final EmbeddedServer server;
  private final DataSource dataSource;
  private final Dialect dialect;
  private final Administrator administrator;

  EmbeddedSandbox(EmbeddedServer server, DataSource dataSource, Dialect dialect) {
    this.server = server;
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.administrator = new Administrator(dataSource);
  }

  DataSource dataSource() {
    return dataSource;
  }

  @Override
  public Schema schema() {
    return new SnapshotReading(dataSource, dialect)
        .read("reading the sandbox's catalogue", dialect::readSchema);
  }

  @Override
  public SandboxSession open() {
    return new EmbeddedSession(dataSource, dialect);
  }

  @Override
  public Migration migration(Remedy remedy) {
    return administrator.ask(
        "writing a migration", connection -> dialect.changes().migration(remedy, connection));
  }

  @Override
  public void apply(Remedy remedy) {
    doing(
        "applying: " + remedy.summary(),
        connection -> {
          dialect.changes().apply(remedy, connection);
          dialect.changes().refreshStatistics(remedy, connection);
        });
  }

  @Override
  public void undo(Remedy remedy) {
    doing(
        "taking back: " + remedy.summary(),
        connection -> dialect.changes().undo(remedy, connection));
  }

  @Override
  public void pretend(Remedy remedy, Presence presence) {
    boolean visible =
        remedy instanceof Remedy.DropIndex
            ? presence == Presence.WITHOUT
            : presence == Presence.WITH;
    doing(
        "pretending: " + remedy.summary(),
        connection -> {
          if (visible) {
            dialect.changes().show(remedy, connection);
          } else {
            dialect.changes().hide(remedy, connection);
          }
        });
  }

  @Override
  public WhatIf whatIf() {
    return new BuiltWhatIf(administrator, dialect);
  }

  @Override
  public EmptyTwin emptyTwin() {
    return EmptyTwin.beside(dataSource, server, dialect.copying());
  }

  @Override
  public void close() {
    administrator.close();
    server.close();
  }

  @FunctionalInterface
  private interface Doing {
    void on(Connection connection) throws SQLException;
  }

  private void doing(String what, Doing doing) {
    administrator.ask(
        what,
        connection -> {
          doing.on(connection);
          return true;
        });
  }
}
