package dev.tunesmith.engine.models;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.engine.order.SessionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a session told. */
final class Told implements SessionListener {
  private final List<SessionEvent> events = new CopyOnWriteArrayList<>();

  @Override
  public void onEntry(LedgerEntry entry) {
    events.add(entry.event());
  }

  <E extends SessionEvent> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Why attempts came to no proposal, in order. */
  List<String> codes() {
    return all(SessionEvent.NoProposal.class).stream().map(SessionEvent.NoProposal::code).toList();
  }
}
