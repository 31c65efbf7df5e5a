package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.OutOfRoomException;
import dev.tunesmith.database.RefusedAddressException;
import dev.tunesmith.database.WorkCancelledException;
import dev.tunesmith.database.connection.UnreachableDatabaseException;
import dev.tunesmith.database.workload.WorkloadException;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.reports.ResultFolder;
import dev.tunesmith.reports.ResultsNotWrittenException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that runs on a ledger, may be cancelled, and says in one line why it broke off. */
final class CancellableRun {

  private static final Logger LOG = LoggerFactory.getLogger(CancellableRun.class);

  private final Path folder;
  private @Nullable Thread runner;
  private volatile boolean cancelled;

  CancellableRun(Path folder) {
    this.folder = folder;
  }

  /** Cancels it from any thread. */
  synchronized void cancel() {
    cancelled = true;
    if (runner != null) {
      runner.interrupt();
    }
  }

  /** Runs it on the calling thread. */
  TuningResult run(Supplier<TuningResult> work) {
    begin();
    try {
      return explained(work);
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    runner = Thread.currentThread();
  }

  /** The interrupt of a cancellation was meant for the work, and does not outlive it. */
  private synchronized void end() {
    runner = null;
    if (cancelled) {
      Thread.interrupted();
    }
  }

  private TuningResult explained(Supplier<TuningResult> work) {
    try {
      return work.get();
    } catch (WorkCancelledException e) {
      throw new SessionCancelledException(cancelledText());
    } catch (ConnectionLostException e) {
      throw cancelled
          ? new SessionCancelledException(cancelledText())
          : new InvalidInputException("the database went away: " + e.getMessage(), e);
    } catch (RefusedAddressException
        | UnreachableDatabaseException
        | WorkloadException
        | OutOfRoomException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    } catch (ResultsNotWrittenException e) {
      throw new InvalidInputException(
          e.getMessage() + "; once it can be written, tunesmith resume " + folder + " does so", e);
    } catch (DatabaseException e) {
      throw new TuningException(String.valueOf(e.getMessage()), e);
    }
  }

  private String cancelledText() {
    return "the session was cancelled; its ledger is in " + folder;
  }

  /** Works on a ledger; what there is when it breaks off is kept, and can be read. */
  void work(Journal journal, Runnable loop) {
    boolean ended = false;
    String detail = "";
    try {
      loop.run();
      ended = true;
    } catch (DatabaseException | TuningException e) {
      detail = String.valueOf(e.getMessage());
      throw e;
    } finally {
      if (!ended) {
        leaveAnAccount(journal, detail);
      }
    }
  }

  private void leaveAnAccount(Journal journal, String detail) {
    boolean wasInterrupted = Thread.interrupted();
    StopReason reason = cancelled || wasInterrupted ? StopReason.CANCELLED : StopReason.FAILED;
    try {
      journal.append(new SessionEnded(reason, reason == StopReason.FAILED ? detail : ""));
      ResultFolder.write(folder, journal.state());
    } catch (TuningException | ResultsNotWrittenException e) {
      // What broke the work off is told; that nothing more could be written follows from it.
      LOG.warn("no account of the session's end could be left in {}", folder, e);
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
