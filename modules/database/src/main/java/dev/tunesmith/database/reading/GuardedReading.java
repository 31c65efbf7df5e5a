package dev.tunesmith.database.reading;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.dialect.Guard;
import dev.tunesmith.database.sql.Refusal;
import dev.tunesmith.database.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The door for SQL that is not ours. A statement must first pass the wall, which allows what is
 * known to only read; then it runs alone in a transaction that cannot write, within limits of time
 * and size, and is rolled back.
 */
public final class GuardedReading {

  private static final String QUERY_CANCELLED = "57014";

  /**
   * The limits of one reading.
   *
   * @param statement how long it may run
   * @param rows how many rows are let through
   * @param cellCharacters how long a cell may be
   * @param totalCharacters how much text is let through in all
   */
  public record Limits(Duration statement, int rows, int cellCharacters, int totalCharacters) {

    /** Ten seconds, a thousand rows, and about a megabyte. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), 1000, 4000, 1_000_000);
  }

  // A plan arrives as one cell.
  private static final Limits PLAN = new Limits(Duration.ofSeconds(10), 10, 10_000_000, 10_000_000);
  private static final Duration LOCK_WAIT = Duration.ofSeconds(1);

  private final DataSource dataSource;
  private final Dialect dialect;
  private final Limits limits;

  /** The door to that database, with the default limits. */
  public GuardedReading(DataSource dataSource, Dialect dialect) {
    this(dataSource, dialect, Limits.DEFAULT);
  }

  private GuardedReading(DataSource dataSource, Dialect dialect, Limits limits) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.limits = limits;
  }

  /** The same door with other limits. */
  public GuardedReading within(Limits newLimits) {
    return new GuardedReading(dataSource, dialect, newLimits);
  }

  /**
   * Asks one statement.
   *
   * @throws dev.tunesmith.database.ConnectionLostException if the server went away
   * @throws dev.tunesmith.database.WorkCancelledException if the thread is interrupted
   */
  public ReadOutcome read(String sql) {
    Optional<Refusal> refusal = dialect.guard().judge(sql);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    try {
      return CancellableRun.call("reading", running -> asked(sql, running));
    } catch (SQLException e) {
      return failed(e);
    }
  }

  private ReadOutcome asked(String sql, CancellableRun running) throws SQLException {
    try (RolledBack session = new RolledBack(dataSource.getConnection())) {
      Connection connection = session.connection();
      return running.stoppable(() -> dialect.cancel(connection), () -> askedAlone(sql, connection));
    }
  }

  private ReadOutcome askedAlone(String sql, Connection connection) throws SQLException {
    dialect.guard().begin(connection, new Guard.Limits(limits.statement(), LOCK_WAIT));
    Optional<Refusal> late = dialect.guard().judge(sql, connection);
    return late.isPresent() ? refused(late.get()) : run(sql, connection);
  }

  /**
   * How the target would answer a statement, without running it.
   *
   * @throws StatementFailedException if the wall or the server refuses it
   */
  public Plan explain(SqlText sql) {
    ReadOutcome outcome = within(PLAN).read(dialect.planning().explain(sql));
    if (outcome instanceof ReadOutcome.Rows rows) {
      StringBuilder answer = new StringBuilder();
      rows.rows().forEach(row -> answer.append(row.get(0)).append('\n'));
      return dialect.planning().read(answer.toString());
    }
    String state = outcome instanceof ReadOutcome.Failed failed ? failed.sqlState() : "42501";
    String message = outcome.sentence();
    throw new StatementFailedException(state, message, new SQLException(message, state));
  }

  private ReadOutcome run(String sql, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      CappedRows rows = new CappedRows(limits);
      return dialect.guard().isQuery(sql)
          ? rows.ofQuery(statement, sql, dialect.guard())
          : rows.of(statement, sql);
    }
  }

  private ReadOutcome failed(SQLException failure) {
    if (Failures.state(failure).equals(QUERY_CANCELLED)) {
      return new ReadOutcome.TooSlow(limits.statement());
    }
    DatabaseException translated = Failures.of(failure, "reading");
    if (translated instanceof StatementFailedException statement) {
      return new ReadOutcome.Failed(statement.sqlState(), Failures.line(failure));
    }
    throw translated;
  }

  private static ReadOutcome refused(Refusal refusal) {
    return new ReadOutcome.Refused(refusal.code(), refusal.reason());
  }
}
