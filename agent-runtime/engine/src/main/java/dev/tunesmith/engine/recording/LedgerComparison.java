package dev.tunesmith.engine.recording;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.engine.order.Divergence;
import dev.tunesmith.json.CoreJson;
import dev.tunesmith.json.JsonDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Holds two ledgers against each other, but for what cannot repeat: instants, durations, the
 * session's own id, and the version of Tunesmith. Pure.
 */
public final class LedgerComparison {

  private final List<LedgerEntry> recorded;
  private final List<LedgerEntry> now;

  private LedgerComparison(List<LedgerEntry> recorded, List<LedgerEntry> now) {
    this.recorded = recorded;
    this.now = now;
  }

  /** A comparison that passes over some events on both sides. */
  public static LedgerComparison of(
      List<LedgerEntry> recorded, List<LedgerEntry> now, Predicate<SessionEvent> passedOver) {
    return new LedgerComparison(without(recorded, passedOver), without(now, passedOver));
  }

  private static List<LedgerEntry> without(
      List<LedgerEntry> entries, Predicate<SessionEvent> passedOver) {
    return entries.stream().filter(entry -> !passedOver.test(entry.event())).toList();
  }

  /** The first entry that differs, or that only one of the ledgers holds. */
  public Optional<Divergence> first() {
    Optional<Divergence> difference = inCommon(inOrder(recorded), inOrder(now));
    if (difference.isPresent() || recorded.size() == now.size()) {
      return difference;
    }
    int at = Math.min(recorded.size(), now.size());
    return Optional.of(
        recorded.size() > at
            ? new Divergence(place(recorded.get(at)), "", text(recorded.get(at)), "")
            : new Divergence(place(now.get(at)), "", "", text(now.get(at))));
  }

  /** The first entry that differs, where the new ledger was broken off. */
  public Optional<Divergence> firstAsFarAsHeld() {
    int calls = Math.min(recorded.size(), now.size());
    while (calls > 0 && (isCall(recorded.get(calls - 1)) || isCall(now.get(calls - 1)))) {
      calls--;
    }
    int from = calls;
    return inCommon(inOrder(recorded.subList(0, from)), inOrder(now.subList(0, from)))
        .or(() -> amongLastCalls(from));
  }

  /** Of calls that were made at the same time some may be missing, but none of one worker's. */
  private Optional<Divergence> amongLastCalls(int from) {
    Map<String, List<LedgerEntry>> before = byWorker(recorded, from);
    Map<String, List<LedgerEntry>> after = byWorker(now, from);
    return after.entrySet().stream()
        .flatMap(
            worker ->
                inCommon(before.getOrDefault(worker.getKey(), List.of()), worker.getValue())
                    .stream())
        .findFirst();
  }

  private static Map<String, List<LedgerEntry>> byWorker(List<LedgerEntry> entries, int from) {
    return entries.stream()
        .skip(from)
        .takeWhile(LedgerComparison::isCall)
        .collect(
            Collectors.groupingBy(LedgerComparison::worker, TreeMap::new, Collectors.toList()));
  }

  /**
   * Peers are consulted at the same time, and their calls are told as they end: such calls are put
   * in the order of their workers.
   */
  private static List<LedgerEntry> inOrder(List<LedgerEntry> entries) {
    List<LedgerEntry> ordered = new ArrayList<>();
    int at = 0;
    while (at < entries.size()) {
      Map<String, List<LedgerEntry>> calls = byWorker(entries, at);
      calls.values().forEach(ordered::addAll);
      while (at < entries.size() && isCall(entries.get(at))) {
        at++;
      }
      if (at < entries.size()) {
        ordered.add(entries.get(at++));
      }
    }
    return ordered;
  }

  private static boolean isCall(LedgerEntry entry) {
    return entry.event() instanceof ModelCalled;
  }

  private static String worker(LedgerEntry call) {
    ModelCalled called = (ModelCalled) call.event();
    return called.issue() + " " + called.worker();
  }

  private static Optional<Divergence> inCommon(List<LedgerEntry> recorded, List<LedgerEntry> now) {
    for (int at = 0; at < Math.min(recorded.size(), now.size()); at++) {
      Optional<Divergence> difference = difference(recorded.get(at), now.get(at));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static Optional<Divergence> difference(LedgerEntry recorded, LedgerEntry now) {
    return JsonDifference.between(text(recorded), text(now))
        .map(
            found ->
                new Divergence(place(recorded), found.field(), found.expected(), found.found()));
  }

  private static String place(LedgerEntry entry) {
    String words = entry.event().getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return "entry " + entry.sequence() + ", " + words.toLowerCase(Locale.ROOT);
  }

  private static String text(LedgerEntry entry) {
    return CoreJson.writeTimeless(comparable(entry.event()), SessionEvent.class);
  }

  private static SessionEvent comparable(SessionEvent event) {
    return event instanceof SessionOpened opened
        ? new SessionOpened("", "", opened.target(), opened.agent(), opened.budget())
        : event;
  }
}
