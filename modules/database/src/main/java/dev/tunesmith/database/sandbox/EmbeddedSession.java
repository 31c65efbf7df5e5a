package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.workload.Encounter;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.reading.SnapshotReading;
import dev.tunesmith.database.sql.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One connection to a sandbox. */
final class EmbeddedSession implements SandboxSession {

  // Rows are dropped as they come, in portions that keep the heap small and round trips rare.
  private static final int PORTION = 10_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private final DataSource dataSource;
  private final Connection connection;
  private final Statement statement;
  private final Dialect dialect;
  private final InForce inForce;
  private final Running running = new Running();
  private volatile @Nullable Meeting under;
  private long limitMillis = STANDARD_LIMIT.toMillis();

  EmbeddedSession(DataSource dataSource, Dialect dialect, InForce inForce) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.inForce = inForce;
    try {
      this.connection = dataSource.getConnection();
      this.connection.setAutoCommit(false);
      this.statement = connection.createStatement();
      this.statement.setEscapeProcessing(false);
      this.statement.setFetchSize(PORTION);
    } catch (SQLException e) {
      throw Failures.of(e, "opening a session in the sandbox");
    }
  }

  @Override
  public Plan plan(Query query) {
    return explained(dialect.planning().explain(inForce.textOf(query)), "planning " + query.name());
  }

  @Override
  public Plan planAndRun(Query query) {
    long began = System.nanoTime();
    try {
      return explained(
          dialect.planning().explainAndRun(inForce.textOf(query)),
          "planning and running " + query.name());
    } catch (StatementFailedException e) {
      requireCutOff(e, began);
      return plan(query);
    }
  }

  @Override
  public Run run(Query query) {
    Encounter encounter = query.encounter();
    return encounter == null ? alone(query) : meeting(query, encounter);
  }

  private Run meeting(Query query, Encounter encounter) {
    try (Meeting meeting =
        Meeting.of(inForce.scripts(query, encounter), dataSource, dialect, limitMillis)) {
      under = meeting;
      return meeting.run(query.name());
    } finally {
      under = null;
    }
  }

  private Run alone(Query query) {
    List<SqlText> texts = inForce.textsOf(query);
    long began = System.nanoTime();
    try {
      return rolledBack("running " + query.name(), () -> timed(texts));
    } catch (StatementFailedException e) {
      requireCutOff(e, began);
      return Run.cutOffAfter((double) limitMillis);
    }
  }

  private Run timed(List<SqlText> texts) throws SQLException {
    long began = System.nanoTime();
    long rows = 0;
    for (SqlText text : texts) {
      rows += statement.execute(text.sql()) ? drain() : statement.getUpdateCount();
      double millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
      if (millis >= limitMillis) {
        return Run.cutOffAfter((double) limitMillis);
      }
    }
    return new Run((System.nanoTime() - began) / NANOS_PER_MILLI, rows);
  }

  /** A statement that fails only once its time is over has not failed for anything else. */
  private void requireCutOff(StatementFailedException failure, long began) {
    boolean isOver = (System.nanoTime() - began) / NANOS_PER_MILLI >= limitMillis;
    if (!isOver || Thread.currentThread().isInterrupted()) {
      throw failure;
    }
  }

  @Override
  public void limit(Duration longest) {
    limitMillis = Math.max(1, longest.toMillis());
  }

  @Override
  public <T> T ask(String during, SnapshotReading.Work<T> work) {
    return rolledBack(during, () -> work.read(connection));
  }

  private long drain() throws SQLException {
    long rows = 0;
    try (ResultSet result = statement.getResultSet()) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }

  private Plan explained(String sql, String during) {
    return rolledBack(
        during,
        () -> {
          String answer = answer(sql);
          return dialect.planning().read(answer).ofWholes(dialect.planning().parts(connection));
        });
  }

  private String answer(String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @FunctionalInterface
  private interface Asking<T> {
    T ask() throws SQLException;
  }

  /** The transaction is open before {@code asking} begins, so that its clock sees none of it. */
  private <T> T rolledBack(String during, Asking<T> asking) {
    try {
      statement.execute("set local statement_timeout = " + limitMillis + inForce.preparation());
      running.begin();
      try {
        return asking.ask();
      } finally {
        running.end();
        if (!connection.isClosed()) {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw Failures.of(e, during);
    }
  }

  @Override
  public void cancel() {
    Meeting meeting = under;
    if (meeting != null) {
      meeting.cancel();
    }
    try {
      if (!running.stop(() -> dialect.cancel(connection))) {
        connection.abort(Runnable::run);
      }
    } catch (SQLException e) {
      throw Failures.of(e, "cancelling a statement");
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(e, "closing a session in the sandbox");
    }
  }
}
