package dev.tunesmith.engine.quality;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import java.util.List;

/** A proposal in the making: sound, but for what is said otherwise. */
record Draft(
    IssueId issue, String cause, List<Remedy> remedies, double gain, List<EvidenceId> evidence) {

  static Draft of(Case task, Remedy... remedies) {
    return new Draft(
        task.issue().id(),
        "every row is read for the few that are asked for",
        List.of(remedies),
        0.9,
        task.issue().symptoms().stream().map(Symptom::evidence).distinct().toList());
  }

  Draft answering(IssueId other) {
    return new Draft(other, cause, remedies, gain, evidence);
  }

  Draft because(String other) {
    return new Draft(issue, other, remedies, gain, evidence);
  }

  Draft expecting(double other) {
    return new Draft(issue, cause, remedies, other, evidence);
  }

  Draft citing(EvidenceId... other) {
    return new Draft(issue, cause, remedies, gain, List.of(other));
  }

  Proposal proposal() {
    return new Proposal(issue, cause, remedies, gain, evidence);
  }
}
