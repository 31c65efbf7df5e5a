package dev.tunesmith.engine.ledger;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent.RemediesConfirmed;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.json.LedgerJson;
import dev.tunesmith.json.UnreadableLedgerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger's lines, read one after the other until one does not follow from those before.
 *
 * @param entries those that follow from each other
 * @param hashes theirs, in order
 * @param fault why the next line does not follow, with its number; null where there is none
 * @param isTorn whether that line is the last and was never written whole
 * @param length how many bytes the lines that follow take
 */
record LedgerCheck(
    List<LedgerEntry> entries,
    List<String> hashes,
    @Nullable String fault,
    boolean isTorn,
    long length) {

  LedgerCheck {
    entries = List.copyOf(entries);
    hashes = List.copyOf(hashes);
  }

  static LedgerCheck of(LedgerText text) {
    List<String> lines = text.lines();
    List<LedgerEntry> entries = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    long length = 0;
    for (int i = 0; i < lines.size(); i++) {
      String place = "line " + (i + 1) + ": ";
      if (text.isLast(i) && text.hasOpenEnd() && text.mayBeTorn(i)) {
        return new LedgerCheck(entries, hashes, place + "it has no end", true, length);
      }
      try {
        LedgerEntry entry = LedgerJson.read(lines.get(i));
        Optional<LedgerChain.Line> sealed = LedgerChain.read(lines.get(i));
        String problem = problem(entry, sealed, last(hashes), i + 1);
        if (problem != null) {
          return new LedgerCheck(entries, hashes, place + problem, false, length);
        }
        entries.add(entry);
        sealed.ifPresent(line -> hashes.add(line.hash()));
      } catch (UnreadableLedgerException e) {
        boolean isTorn = text.mayBeTorn(i) && e.line() == 0;
        return new LedgerCheck(entries, hashes, place + e.problem(), isTorn, length);
      }
      length = text.ends().get(i);
    }
    return new LedgerCheck(entries, hashes, null, false, length);
  }

  /** The hash of the last line that follows. */
  String hash() {
    return last(hashes);
  }

  /** Whether the session ended, and nothing follows but what was seen of it later. */
  boolean hasEnded() {
    int last = entries.size() - 1;
    while (last > 0 && entries.get(last).event() instanceof RemediesConfirmed) {
      last--;
    }
    return fault == null && last >= 0 && entries.get(last).event() instanceof SessionEnded;
  }

  private static String last(List<String> hashes) {
    return hashes.isEmpty() ? LedgerChain.START : hashes.get(hashes.size() - 1);
  }

  private static @Nullable String problem(
      LedgerEntry entry, Optional<LedgerChain.Line> sealed, String last, int number) {
    if (entry.sequence() != number) {
      return "it is entry " + entry.sequence() + ": lines were removed, added or moved";
    }
    if (sealed.isEmpty()) {
      return "it carries no hash";
    }
    return sealed.get().follows(last)
        ? null
        : "it was changed after it was written, or the line before it was";
  }
}
