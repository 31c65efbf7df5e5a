package dev.tunesmith.engine.ledger;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.session.Ledger;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.order.Attestation;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.reports.ResultFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session's ledger with the state it adds up to: an event is written to the disk, then folded
 * into the state, then told to the listeners.
 */
public final class Journal implements Ledger, AutoCloseable {

  private final LedgerFile file;
  private final InstantSource clock;
  private final List<SessionListener> listeners;
  private final SessionState state;
  private final EvidenceCounter evidence;

  /** Of this journal alone: another session on the same thread keeps its own. */
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Consumer<SessionEvent>> aside = new ThreadLocal<>();

  private long sequence;

  private Journal(
      LedgerFile file,
      InstantSource clock,
      List<SessionListener> listeners,
      List<LedgerEntry> earlier) {
    this.file = file;
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
    this.state = SessionState.of(earlier);
    this.evidence = EvidenceCounter.after(state.evidence());
    this.sequence = earlier.isEmpty() ? 0 : earlier.get(earlier.size() - 1).sequence();
  }

  /** Begins a new ledger in a folder that holds none. */
  public static Journal begin(Path folder, InstantSource clock, List<SessionListener> listeners) {
    return new Journal(LedgerFile.create(folder), clock, listeners, List.of());
  }

  /**
   * Goes on with a folder's ledger: the sequence and the evidence ids go on after those it holds.
   * The listeners hear only of what is new.
   *
   * @throws dev.tunesmith.engine.order.InvalidInputException if the folder holds no readable
   *     ledger, or one that a session is writing
   */
  public static Journal reopen(Path folder, InstantSource clock, List<SessionListener> listeners) {
    LedgerFile file = LedgerFile.reopen(folder);
    return new Journal(file, clock, listeners, LedgerFile.read(folder));
  }

  /**
   * Goes on with the ledger of a session that broke off. Of one in which a line does not follow
   * from those before, these are put into a folder of their own.
   *
   * @throws dev.tunesmith.engine.order.InvalidInputException if the ledger cannot be gone on with
   */
  public static Journal takeUp(Path folder, InstantSource clock, List<SessionListener> listeners) {
    LedgerCheck check = LedgerFile.check(folder);
    if (check.fault() != null && !check.isTorn()) {
      throw ReadablePart.refusal(folder, check);
    }
    return reopen(folder, clock, listeners);
  }

  /** Whether the last line had been half written, and was cut off. */
  public boolean wasTorn() {
    return file.wasTorn();
  }

  /** Reads what a folder's ledger adds up to. */
  public static SessionState stateOf(Path folder) {
    return SessionState.of(LedgerFile.read(folder));
  }

  /**
   * Reads the entries of a folder's ledger.
   *
   * @throws dev.tunesmith.engine.order.InvalidInputException if the folder holds no readable ledger
   */
  public static List<LedgerEntry> entriesOf(Path folder) {
    return LedgerFile.read(folder);
  }

  /**
   * What a folder's ledger shows about itself.
   *
   * @param anchor a hash that its last line had once, or null
   * @throws dev.tunesmith.engine.order.InvalidInputException if the folder holds no ledger
   */
  public static Attestation attestationOf(Path folder, @Nullable String anchor) {
    LedgerCheck check = LedgerFile.check(folder);
    SessionState state = SessionState.of(check.entries());
    return new Attestation(
        check.entries().size(),
        check.isTorn() ? null : check.fault(),
        check.hasEnded(),
        check.hash(),
        anchor == null ? null : check.hashes().indexOf(anchor) + 1,
        check.fault() == null ? ResultFolder.changed(folder, state) : List.of());
  }

  @Override
  public synchronized LedgerEntry append(SessionEvent event) {
    LedgerEntry entry = new LedgerEntry(++sequence, clock.instant(), event);
    file.append(entry);
    state.add(entry);
    listeners.forEach(listener -> listener.onEntry(entry));
    return entry;
  }

  /**
   * Appends an event, or keeps it aside on a thread that works {@link #aside}. To be used where the
   * entry does not matter.
   */
  public void tell(SessionEvent event) {
    Consumer<SessionEvent> listening = aside.get();
    if (listening == null) {
      append(event);
    } else {
      listening.accept(event);
    }
  }

  /** Does work on this thread; whatever it tells meanwhile goes to {@code kept} only. */
  public <T> T aside(Consumer<SessionEvent> kept, Supplier<T> work) {
    aside.set(kept);
    try {
      return work.get();
    } finally {
      aside.remove();
    }
  }

  /** What the session has come to so far. */
  public SessionState state() {
    return state;
  }

  /** The evidence ids of this session. */
  public EvidenceCounter evidence() {
    return evidence;
  }

  @Override
  public void close() {
    file.close();
  }
}
