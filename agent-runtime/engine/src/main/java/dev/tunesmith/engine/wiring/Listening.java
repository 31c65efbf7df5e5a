package dev.tunesmith.engine.wiring;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.engine.order.SessionListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener of somebody else's, whose fault is none of the session's. */
final class Listening implements SessionListener {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  private final SessionListener listener;

  private Listening(SessionListener listener) {
    this.listener = listener;
  }

  static List<SessionListener> of(List<SessionListener> listeners) {
    return listeners.stream().<SessionListener>map(Listening::new).toList();
  }

  @Override
  @SuppressWarnings("checkstyle:IllegalCatch") // Whatever somebody else's code throws.
  public void onEntry(LedgerEntry entry) {
    try {
      listener.onEntry(entry);
    } catch (RuntimeException e) {
      LOG.warn("a listener failed at entry {}", entry.sequence(), e);
    }
  }
}
