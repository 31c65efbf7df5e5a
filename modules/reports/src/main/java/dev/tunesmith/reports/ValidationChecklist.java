package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.reports.Handover.Criterion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How it is seen that what is handed over works where it is applied. */
final class ValidationChecklist {

  private ValidationChecklist() {}

  static List<Criterion> of(SessionState state) {
    return Stream.of(
            Proof.handedOver(state).stream().flatMap(ValidationChecklist::effect),
            MigrationFiles.of(state).stream().limit(1).flatMap(each -> undo(state)),
            whole(state),
            accepted(state))
        .flatMap(criteria -> criteria)
        .toList();
  }

  private static Stream<Criterion> effect(Proof proof) {
    Optional<Comparison> subject = proof.trial().subjectComparison();
    return subject.stream()
        .map(
            each ->
                new Criterion(
                    "the time of " + each.query() + " after: " + proof.summary(),
                    expected(proof, each),
                    List.of(proof.trial().id(), each.id())));
  }

  private static String expected(Proof proof, Comparison subject) {
    String fell =
        "it falls as in the sandbox, from a median of "
            + subject.without().medianWords()
            + " to "
            + subject.with().medianWords();
    return proof.file().issue().target() == null
        ? fell
        : fell + "; the target is " + proof.file().issue().target();
  }

  private static Stream<Criterion> undo(SessionState state) {
    return state.latest(UndoRehearsed.class).stream()
        .map(
            rehearsed ->
                new Criterion(
                    "each undo file on staging, in reverse order",
                    "the schema is as before; so it was in the sandbox",
                    List.of(rehearsed.id())));
  }

  private static Stream<Criterion> whole(SessionState state) {
    return state.latest(FinalMeasured.class).stream()
        .map(
            measured ->
                new Criterion(
                    "the time of the whole workload",
                    "it is about " + Figures.percent(measured.ratio()) + " of what it was",
                    measured.comparisons().stream().map(Comparison::id).toList()));
  }

  private static Stream<Criterion> accepted(SessionState state) {
    return state.commission().map(Commission::acceptance).stream()
        .map(words -> new Criterion("what the person asked for", words, List.of()));
  }
}
