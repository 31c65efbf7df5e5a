package dev.tunesmith.mcp.session;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.reports.ProgressLine;
import dev.tunesmith.reports.ProgressLine.Importance;
import dev.tunesmith.reports.ProgressLines;
import dev.tunesmith.reports.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told of a session: how it stands, and what happened since. For several threads. */
final class SessionView {
  private static final int MOST_EVENTS = 10;
  private static final int LONGEST = 150;

  private final SessionState state = new SessionState();
  private final ProgressLines lines = new ProgressLines();
  private final Situation situation = new Situation();
  private final List<Told> told = new ArrayList<>();
  private @Nullable Instant began;
  private long last;

  private record Told(long sequence, String text) {}

  static SessionView of(List<LedgerEntry> entries) {
    SessionView view = new SessionView();
    entries.forEach(view::add);
    return view;
  }

  synchronized void add(LedgerEntry entry) {
    if (began == null) {
      began = entry.at();
    }
    state.add(entry);
    ProgressLine line = lines.next(entry);
    situation.add(entry, line.next());
    last = entry.sequence();
    if (line.importance() != Importance.DETAIL) {
      told.add(new Told(entry.sequence(), HiddenCharacters.cut(line.text(), LONGEST)));
    }
  }

  /** Says what is done now where no entry does. */
  synchronized void say(String step) {
    situation.say(step);
  }

  /** Looks at the state; nothing of it may be kept. */
  synchronized <T> T look(Function<SessionState, T> reading) {
    return reading.apply(state);
  }

  /** How it ended; empty while it has not. */
  synchronized String ending() {
    return state.ended().map(end -> end.reason().words() + detail(end)).orElse("");
  }

  private static String detail(SessionEnded end) {
    return end.detail().isEmpty() ? "" : ": " + end.detail();
  }

  /** How it stands. */
  synchronized String standing(Instant now) {
    Duration elapsed =
        state.ended().isPresent() || began == null ? state.elapsed() : Duration.between(began, now);
    return situation.lines(elapsed).stream()
        .map(String::strip)
        .map(line -> HiddenCharacters.onOneLine(HiddenCharacters.cut(line, LONGEST)))
        .collect(Collectors.joining("\n"));
  }

  /** What happened after an entry: the latest of it, and the number to go on from. */
  synchronized String since(long after) {
    List<Told> news = told.stream().filter(each -> each.sequence() > after).toList();
    int leftOut = Math.max(0, news.size() - MOST_EVENTS);
    String events =
        news.stream()
            .skip(leftOut)
            .map(each -> each.sequence() + " " + each.text())
            .collect(Collectors.joining("\n"));
    return leftOut == 0 ? events : "(" + leftOut + " earlier ones left out)\n" + events;
  }

  synchronized long last() {
    return last;
  }
}
