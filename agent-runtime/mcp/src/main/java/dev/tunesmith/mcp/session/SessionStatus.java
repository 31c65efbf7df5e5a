package dev.tunesmith.mcp.session;

import dev.tunesmith.core.session.IssueFile;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a session stands, in words for a host's model.
 *
 * @param session its id
 * @param phase how it is with it in a word or a sentence; {@code running} while it is at work
 */
record SessionStatus(String session, String phase) {
  private static final int MOST = 1_700;

  /** The words, with what happened after an entry. */
  String text(SessionView view, long after, Instant now, List<String> hints) {
    String events = view.since(after);
    String data =
        view.standing(now) + (events.isEmpty() ? "" : "\nsince " + after + ":\n" + events);
    return "session "
        + session
        + ": "
        + phase
        + "\n"
        + Fence.around(data, MOST)
        + "\nafter: "
        + view.last()
        + "\nnext: "
        + next(view, hints);
  }

  private String next(SessionView view, List<String> hints) {
    List<String> waiting = pending(view);
    if (!hints.isEmpty()) {
      return String.join("; ", hints);
    }
    if (phase.equals(WorkerNote.RUNNING)) {
      return waiting.isEmpty()
          ? "call tuning_status with after=" + view.last() + " in about 15 s"
          : "the person can decide " + String.join(", ", waiting) + " with tuning_decide";
    }
    return waiting.isEmpty()
        ? "call tuning_report"
        : "call tuning_report; the person can decide "
            + String.join(", ", waiting)
            + " with tuning_decide";
  }

  private static List<String> pending(SessionView view) {
    return view.look(
        state ->
            state.pending().stream()
                .filter(file -> file.decision() != null)
                .map(IssueFile::issue)
                .map(issue -> issue.id().value())
                .collect(Collectors.toList()));
  }
}
