package dev.tunesmith.proof.load;

import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.timing.Aside;
import dev.tunesmith.proof.timing.TrialCancelledException;
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
final class Crowd implements AutoCloseable {

  /** After a switch the server loads what it keeps of the catalogue; that does not count. */
  private static final Duration RUN_IN = Duration.ofMillis(50);

  private static final long LOOK_EVERY_MILLIS = 10;
  private static final int CANCEL_ATTEMPTS = 20;
  private static final long CANCEL_AGAIN_MILLIS = 100;

  private final Mix mix;
  private final List<Client> clients = new ArrayList<>();
  private final SandboxSession watching;
  private final ServerWatch watch;
  private final ExecutorService threads;

  private Crowd(Mix mix, Sandbox sandbox, int connections) {
    this.mix = mix;
    this.watching = sandbox.open();
    for (int i = 0; i < connections; i++) {
      clients.add(Client.open(sandbox));
    }
    this.watch = new ServerWatch(watching, clients.stream().map(Client::pid).toList());
    this.threads = Executors.newFixedThreadPool(connections, Crowd::thread);
  }

  /** Connects; who opens it closes it. */
  static Crowd open(Mix mix, Sandbox sandbox, int connections) {
    return Aside.complete(() -> new Crowd(mix, sandbox, connections));
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
   * @throws TrialCancelledException if the thread is interrupted; the running statements are
   *     cancelled
   */
  Slice work(Duration time, long seed) {
    ServerWatch.Counters before = watch.counters();
    long countsFrom = System.nanoTime() + RUN_IN.toNanos();
    Client.Turn turn = new Client.Turn(countsFrom, countsFrom + time.toNanos());
    AtomicBoolean stop = new AtomicBoolean();
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Future<Tally>> working = new ArrayList<>();
    for (Client client : clients) {
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
      breakOff(working, stop);
      Thread.currentThread().interrupt();
      throw new TrialCancelledException("interrupted while the workload ran under load");
    } catch (ExecutionException e) {
      breakOff(working, stop);
      throw Aside.cause(e);
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

  /** A cancel request that arrives between two statements does nothing, so it is repeated. */
  private void breakOff(List<Future<Tally>> working, AtomicBoolean stop) {
    stop.set(true);
    for (int attempt = 0; attempt < CANCEL_ATTEMPTS && !areOver(working); attempt++) {
      for (int i = 0; i < working.size(); i++) {
        if (!working.get(i).isDone()) {
          cancel(clients.get(i));
        }
      }
    }
  }

  private static void cancel(Client client) {
    try {
      client.cancel();
    } catch (DatabaseException e) {
      // It has no server left to speak to, so its statement is over as well.
      return;
    }
  }

  private static boolean areOver(List<Future<Tally>> working) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CANCEL_AGAIN_MILLIS);
    return working.stream().allMatch(each -> isOver(each, end - System.nanoTime()));
  }

  private static boolean isOver(Future<Tally> work, long nanos) {
    try {
      work.get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | InterruptedException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    clients.forEach(Client::close);
    watching.close();
  }
}
