package dev.tunesmith.reports;

import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import java.util.ArrayList;
import java.util.List;

/** What a session was to reach, and where the crew's own decisions end. */
final class ObjectiveSnapshot {

  private ObjectiveSnapshot() {}

  static Handover.Snapshot of(SessionState state) {
    List<String> targets =
        state.latest(WorkloadRead.class).stream()
            .flatMap(read -> read.queries().stream())
            .filter(query -> query.target() != null)
            .map(query -> query.name() + ": " + query.target())
            .toList();
    return new Handover.Snapshot(state.commission().orElse(null), targets, boundary(state));
  }

  private static List<String> boundary(SessionState state) {
    List<String> boundary = new ArrayList<>();
    boundary.add("nothing is applied to the target: whoever owns it does that");
    boundary.add("what no gate passed is not proposed, whoever asks for it");
    state
        .opened()
        .filter(opened -> opened.budget().storageBytes() != Long.MAX_VALUE)
        .ifPresent(
            opened ->
                boundary.add(
                    "all remedies together may add "
                        + Figures.bytes(opened.budget().storageBytes())));
    state
        .pending()
        .forEach(
            file ->
                boundary.add("the person decides on " + file.issue().id() + ", nobody else does"));
    return List.copyOf(boundary);
  }
}
