package dev.tunesmith.proof.load;

import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** One of the connections that work at once. For one thread, save {@link #cancel}. */
final class LoadClient implements AutoCloseable {

  private static final double NANOS_PER_MILLI = 1e6;

  /* A deadlock, a conflict or a lock not had is part of a load, and no fault of the statement. */
  private static final Set<String> RIVALRY = Set.of("40P01", "40001", "55P03");

  private static final String PID = "select pg_catalog.pg_backend_pid()";
  private static final String REPORT = "select pg_catalog.pg_stat_force_next_flush()";

  private final SandboxSession session;
  private final int pid;

  private LoadClient(SandboxSession session) {
    this.session = session;
    this.pid =
        session.ask(
            "connecting for a run under load",
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet row = statement.executeQuery(PID)) {
                row.next();
                return row.getInt(1);
              }
            });
  }

  static LoadClient open(Sandbox sandbox) {
    return new LoadClient(sandbox.open());
  }

  int pid() {
    return pid;
  }

  /**
   * Runs one statement after the other, each in a transaction that is rolled back. What begins
   * before {@code turn} counts is not counted, so that caches are warm; at least one is.
   */
  Tally work(StatementMix mix, SplittableRandom random, Turn turn, AtomicBoolean stop) {
    Tally tally = new Tally(mix.size());
    long began = System.nanoTime();
    while (!stop.get() && (began < turn.endNanos() || tally.isEmpty())) {
      int position = mix.draw(random);
      double latency = run(mix, position);
      long ended = System.nanoTime();
      if (began >= turn.countsFromNanos()) {
        double busy = (ended - began) / NANOS_PER_MILLI;
        tally.add(position, latency < 0 ? busy : latency, busy);
      }
      began = ended;
    }
    report();
    return tally;
  }

  /** When statements count: begun in between, by {@link System#nanoTime}. */
  record Turn(long countsFromNanos, long endNanos) {}

  /** In milliseconds; negative where others were in the way. */
  private double run(StatementMix mix, int position) {
    try {
      return session.run(mix.query(position)).millis();
    } catch (StatementFailedException e) {
      if (RIVALRY.contains(e.sqlState())) {
        return -1;
      }
      throw e;
    }
  }

  /** Else the server counts what this connection did only some time later. */
  private void report() {
    session.ask(
        "reporting a run under load",
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(REPORT);
          }
        });
  }

  void cancel() {
    session.cancel();
  }

  @Override
  public void close() {
    session.close();
  }
}
