package dev.tunesmith.reports;

import static java.util.Map.entry;

import dev.tunesmith.core.duty.Proof;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.SessionEvent.DesignReviewed;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionEvent.WorkloadRemeasured;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.trial.Trial;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds in a session's results what shows that something was done. */
final class Proofs {

  private static final Map<Proof, Function<Proofs, Stream<EvidenceId>>> FINDERS =
      new EnumMap<>(
          Map.ofEntries(
              entry(Proof.COMMISSION, Proofs::commission),
              entry(Proof.BASELINE, Proofs::baseline),
              entry(Proof.PLANS, Proofs::baseline),
              entry(Proof.ISSUES, Proofs::symptoms),
              entry(Proof.REVIEW, Proofs::review),
              entry(Proof.SCHEMA, Proofs::review),
              entry(
                  Proof.INDEXES,
                  proofs -> proofs.trialsOf(RemedyKind.CREATE_INDEX, RemedyKind.DROP_INDEX)),
              entry(Proof.REWRITES, proofs -> proofs.trialsOf(RemedyKind.REWRITE)),
              entry(
                  Proof.SETTINGS,
                  proofs -> proofs.trialsOf(RemedyKind.SESSION_SETTING, RemedyKind.SERVER_SETTING)),
              entry(
                  Proof.CACHES,
                  proofs -> proofs.trialsOf(RemedyKind.MATERIALISED_VIEW, RemedyKind.CACHE)),
              entry(Proof.TRIALS, proofs -> proofs.trials().map(Trial::id)),
              entry(Proof.LOAD, Proofs::load),
              entry(Proof.EQUALITY, Proofs::equality),
              entry(Proof.REHEARSAL, Proofs::rehearsal),
              entry(Proof.ROUNDS, Proofs::rounds),
              entry(Proof.ESCALATIONS, Proofs::escalations),
              entry(Proof.TARGETS, Proofs::targets),
              entry(Proof.RISKS, Proofs::risks),
              entry(Proof.STEPS, Proofs::steps),
              entry(Proof.CHECKS, Proofs::checks),
              entry(Proof.RECORD, proofs -> proofs.state.evidence().stream())));

  private final SessionState state;
  private final Handover handover;

  Proofs(SessionState state) {
    this.state = state;
    this.handover = Handover.of(state);
  }

  /** The evidence for it; empty where the session came to nothing of the kind. */
  List<EvidenceId> of(Proof proof) {
    return Objects.requireNonNull(FINDERS.get(proof)).apply(this).distinct().toList();
  }

  private Stream<EvidenceId> baseline() {
    return state.baseline().stream().map(Measurement::id);
  }

  private Stream<EvidenceId> symptoms() {
    return state.issues().stream()
        .flatMap(file -> file.issue().symptoms().stream())
        .map(symptom -> symptom.evidence());
  }

  private Stream<EvidenceId> review() {
    return state.latest(DesignReviewed.class).map(DesignReviewed::schema).stream();
  }

  private Stream<Attempt> attempts() {
    return state.issues().stream().map(IssueFile::attempts).flatMap(List::stream);
  }

  private Stream<Trial> trials() {
    return attempts().map(Attempt::trial).filter(Objects::nonNull);
  }

  private Stream<EvidenceId> trialsOf(RemedyKind... kinds) {
    Set<RemedyKind> wanted = Set.of(kinds);
    return trials()
        .filter(trial -> trial.remedies().stream().anyMatch(each -> wanted.contains(each.kind())))
        .map(Trial::id);
  }

  private Stream<EvidenceId> load() {
    return attempts().map(Attempt::load).filter(Objects::nonNull).map(load -> load.id());
  }

  private Stream<EvidenceId> equality() {
    return attempts().map(Attempt::equality).filter(Objects::nonNull).map(equal -> equal.id());
  }

  private Stream<EvidenceId> rehearsal() {
    return state.latest(UndoRehearsed.class).map(UndoRehearsed::id).stream();
  }

  private Stream<EvidenceId> rounds() {
    return state.latest(WorkloadRemeasured.class).map(WorkloadRemeasured::measurements).stream()
        .flatMap(List::stream)
        .map(Measurement::id);
  }

  private Stream<EvidenceId> escalations() {
    return state.issues().stream()
        .flatMap(file -> file.notes().stream())
        .flatMap(note -> note.metrics().stream())
        .map(metric -> metric.evidence());
  }

  /** Where somebody said what is wanted, the workload was measured against it. */
  private Stream<EvidenceId> targets() {
    Handover.Snapshot wanted = handover.objective();
    return wanted.stated() == null && wanted.targets().isEmpty() ? Stream.empty() : baseline();
  }

  private Stream<EvidenceId> commission() {
    return handover.objective().stated() == null ? Stream.empty() : baseline();
  }

  private Stream<EvidenceId> risks() {
    return handover.risks().stream().flatMap(risk -> risk.evidence().stream());
  }

  private Stream<EvidenceId> steps() {
    return handover.plan().stream().flatMap(step -> step.evidence().stream());
  }

  private Stream<EvidenceId> checks() {
    return handover.checklist().stream().flatMap(each -> each.evidence().stream());
  }
}
