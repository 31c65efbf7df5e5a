package dev.tunesmith.engine.resume;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.engine.ledger.Journal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** What a session had written when it was killed. */
record Cut(List<LedgerEntry> entries) {

  Cut {
    entries = List.copyOf(entries);
  }

  /** Killed once that many events were written. */
  static Cut after(List<LedgerEntry> all, int count) {
    return new Cut(all.subList(0, count));
  }

  /** Killed before the first event of that kind. */
  static Cut before(List<LedgerEntry> all, Class<? extends SessionEvent> type) {
    return before(all, type::isInstance);
  }

  static Cut before(List<LedgerEntry> all, Predicate<SessionEvent> which) {
    int count = 0;
    while (!which.test(all.get(count).event())) {
      count++;
    }
    return after(all, count);
  }

  /** Killed once one more event was written than these. */
  Cut and(SessionEvent event) {
    List<LedgerEntry> more = new ArrayList<>(entries);
    more.add(new LedgerEntry(more.size() + 1L, last(), event));
    return new Cut(more);
  }

  private Instant last() {
    return entries.get(entries.size() - 1).at();
  }

  /** The last event that was written. */
  SessionEvent event() {
    return entries.get(entries.size() - 1).event();
  }

  /** The folder as it lay there then. */
  void write(Path results) {
    Iterator<LedgerEntry> times = entries.iterator();
    InstantSource clock = () -> times.next().at();
    try (Journal journal = Journal.begin(results, clock, List.of())) {
      entries.forEach(entry -> journal.append(entry.event()));
    }
  }
}
