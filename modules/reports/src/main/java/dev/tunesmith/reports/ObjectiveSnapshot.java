package dev.tunesmith.reports;

import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.QueryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    return new Handover.Snapshot(
        database(state),
        state.commission().orElse(null),
        targets,
        statements(state),
        boundary(state));
  }

  private static String database(SessionState state) {
    String server = state.latest(SchemaRead.class).map(read -> ", " + read.server()).orElse("");
    return state.opened().map(opened -> opened.target() + server).orElse("");
  }

  private static List<Handover.Statement> statements(SessionState state) {
    Set<QueryName> concerned =
        state.issues().stream()
            .flatMap(file -> file.issue().subject().asQuery().stream())
            .collect(Collectors.toSet());
    return state.latest(WorkloadRead.class).stream()
        .flatMap(read -> read.queries().stream())
        .filter(query -> concerned.contains(query.name()))
        .map(query -> new Handover.Statement(query.name().value(), query.sql()))
        .toList();
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
