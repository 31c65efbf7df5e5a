package dev.tunesmith.proof.load;

import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.dialect.ServerActivity;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** One of the connections that work at once. For one thread, save {@link #cancel}. */
final class LoadClient implements AutoCloseable {

  private static final double NANOS_PER_MILLI = 1e6;

  /** Else one statement that never ends would be all that a slice of time sees. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /* A deadlock, a conflict or a lock not had is part of a load, and no fault of the statement. */
  private static final Set<String> RIVALRY = Set.of("40P01", "40001", "55P03");

  private final SandboxSession session;
  private final ServerActivity activity;
  private final int number;

  private LoadClient(SandboxSession session, ServerActivity activity) {
    this.session = session;
    this.activity = activity;
    session.limit(LONGEST);
    this.number = session.ask("connecting for a run under load", activity::session);
  }

  static LoadClient open(Sandbox sandbox) {
    return new LoadClient(sandbox.open(), sandbox.dialect().observing());
  }

  /** The server's number for its session. */
  int number() {
    return number;
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
          activity.report(connection);
          return true;
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
