package dev.tunesmith.cli.session;

import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.engine.PastSession;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a running command when the person presses Ctrl-C: what runs is cancelled, what was opened is
 * closed, and one line says what is left. The JVM itself then exits with 130 (128 + SIGINT).
 */
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 1300;

  private final Terminal terminal;
  private final Progress progress;
  private final Path folder;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");
  private volatile Runnable cancellation;
  private volatile boolean hasLedger;
  private volatile boolean isUnderWay;

  private Interruption(Terminal terminal, Progress progress, Path folder) {
    this.terminal = terminal;
    this.progress = progress;
    this.folder = folder;
    this.cancellation = Thread.currentThread()::interrupt;
  }

  /** Watches over the calling thread until closed. */
  static Interruption watch(Terminal terminal, Progress progress, Path folder) {
    Interruption interruption = new Interruption(terminal, progress, folder);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** From now on, Ctrl-C does this. */
  void cancelsBy(Runnable newCancellation) {
    this.cancellation = newCancellation;
  }

  /** There is something to look at from now on. */
  void ledgerHasBegun() {
    hasLedger = true;
  }

  private void stop() {
    isUnderWay = true;
    progress.close();
    cancellation.run();
    awaitEnd();
    terminal.error(
        hasLedger
            ? "stopped. The ledger is kept; see what there is with: tunesmith report "
                + folder
                + (PastSession.isResumable(folder)
                    ? ", go on with: tunesmith resume " + folder
                    : "")
            : "stopped before the session began.");
  }

  private void awaitEnd() {
    try {
      ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends the watch. While the program is being stopped this does not return: it has had its say.
   */
  @Override
  public void close() {
    ended.countDown();
    if (!isUnderWay && isRemoved()) {
      return;
    }
    awaitHalt();
  }

  private boolean isRemoved() {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void awaitHalt() {
    Thread.interrupted();
    try {
      hook.join();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
