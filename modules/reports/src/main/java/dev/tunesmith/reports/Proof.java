package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Acceptance;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.trial.Trial;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An accepted proposal whose proof the ledger holds: an attempt with a finished trial of just these
 * remedies, and gates that looked at it, of which none refused. Only from a proof is a migration
 * written.
 */
record Proof(IssueFile file, Proposal proposal, Migration migration, Attempt attempt) {
  /** The proofs of a session in the order they were found, which is the order to apply them in. */
  static List<Proof> of(SessionState state) {
    return state.accepted().stream()
        .map(Proof::of)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingLong(proof -> Evidence.number(proof.trial().id())))
        .toList();
  }

  /** Those of which files may be written. */
  static List<Proof> handedOver(SessionState state) {
    return of(state).stream().filter(proof -> proof.isHandedOver(state)).toList();
  }

  /** Whether its undo was rehearsed, as far as there is anything to undo. */
  boolean isHandedOver(SessionState state) {
    return migration.apply().isEmpty() || state.isRehearsed(file.issue().id());
  }

  static Optional<Proof> of(IssueFile file) {
    Acceptance accepted = file.accepted();
    return accepted == null
        ? Optional.empty()
        : file.attempts().stream()
            .filter(attempt -> proves(attempt, accepted, file))
            .findFirst()
            .map(attempt -> new Proof(file, accepted.proposal(), accepted.migration(), attempt));
  }

  Trial trial() {
    return Objects.requireNonNull(attempt.trial());
  }

  /** Whether what it asks in other words answers the same; empty where it asks nothing so. */
  Optional<Equality> equality() {
    return Optional.ofNullable(attempt.equality());
  }

  private static boolean proves(Attempt attempt, Acceptance accepted, IssueFile file) {
    Trial trial = attempt.trial();
    return trial != null
        && trial.id().equals(accepted.trial())
        && trial.issue().equals(file.issue().id())
        && trial.remedies().equals(accepted.proposal().remedies())
        && attempt.reports().stream().noneMatch(GateReport::hasFailed)
        && attempt.reports().stream().anyMatch(report -> hasLookedAt(report, trial));
  }

  private static boolean hasLookedAt(GateReport report, Trial trial) {
    return !Collections.disjoint(Evidence.of(report), Evidence.of(trial));
  }

  /** What it does, one line. */
  String summary() {
    return Wording.summary(trial().remedies());
  }
}
