package dev.tunesmith.proof.load;

import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.dialect.ServerActivity.Counters;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Connections that work at once, and one that watches them. For one thread. */
final class LoadClients implements AutoCloseable {

  /** After a switch the server loads what it keeps of the catalogue; that does not count. */
  private static final Duration RUN_IN = Duration.ofMillis(50);

  private static final long LOOK_EVERY_MILLIS = 10;
  private static final int CANCEL_ATTEMPTS = 20;
  private static final long CANCEL_AGAIN_MILLIS = 100;

  private final StatementMix mix;
  private final List<LoadClient> clients = new ArrayList<>();
  private final SandboxSession watching;
  private final ServerWatch watch;
  private final ExecutorService threads;

  private LoadClients(StatementMix mix, Sandbox sandbox, int connections) {
    this.mix = mix;
    this.watching = sandbox.open();
    for (int i = 0; i < connections; i++) {
      clients.add(LoadClient.open(sandbox));
    }
    this.watch =
        new ServerWatch(
            watching,
            sandbox.dialect().observing(),
            clients.stream().map(LoadClient::number).toList());
    this.threads = Executors.newFixedThreadPool(connections, LoadClients::thread);
  }

  /** Connects; who opens it closes it. */
  static LoadClients open(StatementMix mix, Sandbox sandbox, int connections) {
    return CancellableRun.completely(() -> new LoadClients(mix, sandbox, connections));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "load");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Lets all work for so long.
   *
   * @param seed the same seed draws the same statements
   * @throws WorkCancelledException if the thread is interrupted; the running statements are
   *     cancelled
   */
  Slice work(Duration time, long seed) {
    Counters before = watch.counters();
    long countsFrom = System.nanoTime() + RUN_IN.toNanos();
    LoadClient.Turn turn = new LoadClient.Turn(countsFrom, countsFrom + time.toNanos());
    AtomicBoolean stop = new AtomicBoolean();
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Future<Tally>> working = new ArrayList<>();
    for (LoadClient client : clients) {
      SplittableRandom random = seeds.split();
      working.add(threads.submit(() -> client.work(mix, random, turn, stop)));
    }
    Tally tally = await(working, stop);
    return new Slice(tally, watch.takeWaits(), watch.counters().since(before));
  }

  private Tally await(List<Future<Tally>> working, AtomicBoolean stop) {
    Tally all = new Tally(mix.size());
    try {
      for (Future<Tally> each : working) {
        all.add(watched(each));
      }
      return all;
    } catch (InterruptedException e) {
      breakOff(stop);
      Thread.currentThread().interrupt();
      throw new WorkCancelledException("interrupted while the workload ran under load");
    } catch (ExecutionException e) {
      breakOff(stop);
      throw thrown(e);
    }
  }

  private Tally watched(Future<Tally> work) throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return work.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        watch.look();
      }
    }
  }

  private static RuntimeException thrown(ExecutionException e) {
    return e.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException("a run under load failed", e);
  }

  /** A cancel request that arrives between two statements does nothing, so it is repeated. */
  private void breakOff(AtomicBoolean stop) {
    stop.set(true);
    threads.shutdown();
    for (int attempt = 0; attempt < CANCEL_ATTEMPTS && !isOver(); attempt++) {
      clients.forEach(LoadClients::cancel);
    }
  }

  private static void cancel(LoadClient client) {
    try {
      client.cancel();
    } catch (DatabaseException e) {
      // It has no server left to speak to, so its statement is over as well.
      return;
    }
  }

  private boolean isOver() {
    try {
      return threads.awaitTermination(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    clients.forEach(LoadClient::close);
    watching.close();
  }
}
