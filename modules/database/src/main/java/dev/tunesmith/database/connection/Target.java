package dev.tunesmith.database.connection;

import dev.tunesmith.core.agent.TargetFacts;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.dialect.Server;
import dev.tunesmith.database.reading.GuardedReading;
import dev.tunesmith.database.reading.SnapshotReading;
import dev.tunesmith.database.sql.SqlText;
import java.util.List;
import javax.sql.DataSource;

/**
 * A database that is to be tuned. It is only read, and every reading has a connection of its own,
 * so that no state of one outlives it. Safe for use by several threads.
 */
public final class Target implements AutoCloseable {

  private final DataSource dataSource;
  private final Dialect dialect;
  private final Server server;
  private final GuardedReading guarded;

  private Target(DataSource dataSource, Dialect dialect, Server server) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.server = server;
    this.guarded = new GuardedReading(dataSource, dialect);
  }

  /**
   * Opens the database at that address.
   *
   * @throws UnreachableDatabaseException if it cannot be opened; the message says why and what to
   *     do, and holds no password
   */
  public static Target open(TargetAddress address, Credentials credentials) {
    Opening opening = new Opening(address.display(), credentials.user());
    return of(opening, address.source(credentials), new Dialects(List.of(address.dialect())));
  }

  /**
   * Takes over a host's own connections. The host's {@code DataSource} is never closed.
   *
   * @throws UnreachableDatabaseException if it gives no connection to a supported database
   */
  public static Target of(DataSource dataSource) {
    return of(new Opening("the given DataSource", "its user"), dataSource, Dialects.KNOWN);
  }

  private static Target of(Opening opening, DataSource source, Dialects dialects) {
    Opening.Opened opened = opening.check(source, dialects);
    return new Target(source, opened.dialect(), opened.server());
  }

  /** Who answers. */
  public Server server() {
    return server;
  }

  /** Reads the catalogue as it stands now. */
  public Schema readSchema() {
    return snapshots().read("reading the catalogue", dialect::readSchema);
  }

  /** The tables that the login may not read, so that they cannot be copied. */
  public List<TableName> unreadable() {
    return snapshots().read("reading the privileges", dialect::unreadable);
  }

  /** What the login may do beyond reading, a few words each; empty for one that may only read. */
  public List<String> beyondReading() {
    return snapshots().read("reading the privileges", dialect::beyondReading);
  }

  /** The statements by which an owner makes a login of that name that may only read. */
  public List<String> readingLogin(String name) {
    List<String> schemas =
        readSchema().tables().stream().map(table -> table.name().schema()).distinct().toList();
    return dialect.readingLogin(name, server.database(), schemas);
  }

  /** Whose sessions the target serves most, taken for the application's own; else our own role. */
  public Client client() {
    return snapshots().read("asking who is logged in", dialect::client);
  }

  /** How its server stands, asked anew each time. */
  public TargetFacts facts() {
    return new ObservedTarget(snapshots(), dialect.observing());
  }

  /**
   * How the target would answer a statement, without running it.
   *
   * @throws dev.tunesmith.database.StatementFailedException if the guard or the server refuses it
   */
  public Plan explain(String sql) {
    Plan plan = guarded.explain(SqlText.statement(sql));
    return plan.ofWholes(
        snapshots().read("reading which tables are parts", dialect.planning()::parts));
  }

  /** The door for SQL that is not ours. */
  public GuardedReading reading() {
    return guarded;
  }

  /** The door for fixed SQL of ours. */
  public SnapshotReading snapshots() {
    return new SnapshotReading(dataSource, dialect);
  }

  /** The kind of database. */
  public Dialect dialect() {
    return dialect;
  }

  /** Forgets the target. No connection is open between readings, so nothing else is to be done. */
  @Override
  public void close() {}
}
