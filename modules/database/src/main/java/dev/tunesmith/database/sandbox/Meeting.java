package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.Failures;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.dialect.Dialect;
import dev.tunesmith.database.dialect.ServerActivity;
import dev.tunesmith.database.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Transactions that run side by side, each in a session of its own. They take turns, statement by
 * statement; who has to wait is left waiting while the others go on, and each ends, rolled back,
 * with its last statement.
 */
final class Meeting implements AutoCloseable {

  private static final long A_LOOK_MILLIS = 2;
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Party> parties = new ArrayList<>();
  private final Connection watch;
  private final Dialect dialect;
  private final int turns;

  private Meeting(Connection watch, Dialect dialect, int turns) {
    this.watch = watch;
    this.dialect = dialect;
    this.turns = turns;
  }

  static Meeting of(
      List<List<SqlText>> scripts, DataSource dataSource, Dialect dialect, long limitMillis) {
    int turns = scripts.stream().mapToInt(List::size).max().orElse(0);
    try {
      Meeting meeting = new Meeting(dataSource.getConnection(), dialect, turns);
      for (List<SqlText> script : scripts) {
        Connection connection = dataSource.getConnection();
        meeting.parties.add(
            new Party(
                script,
                connection,
                dialect.observing().session(connection),
                Executors.newSingleThreadExecutor()));
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
          statement.execute("set local statement_timeout = " + limitMillis);
        }
      }
      return meeting;
    } catch (SQLException e) {
      throw Failures.of(e, "opening sessions that meet");
    }
  }

  /** Cut off where one of them was given up: it would have to begin anew. */
  Run run(QueryName name) {
    long began = System.nanoTime();
    for (int turn = 0; turn <= turns; turn++) {
      for (Party party : parties) {
        letGoOn(party, turn);
      }
    }
    long rows = 0;
    boolean isGivenUp = false;
    for (Party party : parties) {
      isGivenUp |= !party.ended(name, dialect.observing());
      rows += party.rows;
    }
    double millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
    return isGivenUp ? Run.cutOffAfter(millis) : new Run(millis, rows);
  }

  /** Returns once its statement of that turn is done, or has to wait. */
  private void letGoOn(Party party, int turn) {
    if (turn > party.script.size()) {
      return;
    }
    Future<?> step = party.submit(turn);
    while (!isDone(step) && !waits(party)) {
      if (Thread.currentThread().isInterrupted()) {
        throw new WorkCancelledException("interrupted while transactions met");
      }
    }
  }

  private static boolean isDone(Future<?> step) {
    try {
      step.get(A_LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      // How each of them ended is told at the end.
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private boolean waits(Party party) {
    try {
      return !dialect.observing().lockWaits(List.of(party.session), watch).isEmpty();
    } catch (SQLException e) {
      throw Failures.of(e, "watching sessions that meet");
    }
  }

  void cancel() {
    for (Party party : parties) {
      try {
        dialect.cancel(party.connection);
      } catch (SQLException e) {
        throw Failures.of(e, "cancelling transactions that meet");
      }
    }
  }

  @Override
  public void close() {
    for (Party party : parties) {
      party.executor.shutdownNow();
      closeQuietly(party.connection);
    }
    closeQuietly(watch);
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.of(e, "closing a session that met others");
    }
  }

  /** One of the transactions. */
  private static final class Party {
    private final List<SqlText> script;
    private final Connection connection;
    private final int session;
    private final ExecutorService executor;
    private final List<Future<?>> steps = new ArrayList<>();
    private long rows;

    Party(List<SqlText> script, Connection connection, int session, ExecutorService executor) {
      this.script = script;
      this.connection = connection;
      this.session = session;
      this.executor = executor;
    }

    /** Behind its last statement it ends. */
    Future<?> submit(int turn) {
      Future<?> step =
          executor.submit(
              () -> {
                if (turn == script.size()) {
                  connection.rollback();
                } else {
                  rows += count(script.get(turn));
                }
                return turn;
              });
      steps.add(step);
      return step;
    }

    private long count(SqlText text) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(text.sql());
        return Math.max(0, statement.getUpdateCount());
      }
    }

    /** Whether all it asked was done. What follows a failure fails too, until it is rolled back. */
    boolean ended(QueryName name, ServerActivity activity) {
      boolean isComplete = true;
      for (Future<?> step : steps) {
        try {
          step.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof SQLException failure)) {
            throw new IllegalStateException("a transaction of " + name + " broke off", e);
          }
          if (!activity.isGivenUp(failure)) {
            throw Failures.of(failure, "running " + name);
          }
          isComplete = false;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new WorkCancelledException("interrupted while transactions met");
        }
      }
      return isComplete;
    }
  }
}
