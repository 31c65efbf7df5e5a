package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.Handover.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that bring what was proven to the target, in order. */
final class ExecutionPlan {
  private final List<Step> steps = new ArrayList<>();

  private ExecutionPlan() {}

  static List<Step> of(SessionState state, Owners owners) {
    ExecutionPlan plan = new ExecutionPlan();
    List<EvidenceId> trials =
        Proof.handedOver(state).stream().map(proof -> proof.trial().id()).toList();
    if (!trials.isEmpty()) {
      plan.measure(
          "measure the workload on staging as it is, under the load of production", trials, owners);
    }
    for (MigrationFiles each : MigrationFiles.of(state)) {
      plan.add(
          "apply on staging, look at the checklist, then on the target: " + each.proof().summary(),
          owners.named(Owners.ROLLOUT),
          ResultFolder.MIGRATIONS + "/" + each.applyName(),
          ResultFolder.MIGRATIONS + "/" + each.undoName(),
          List.of(each.proof().trial().id()));
    }
    for (RewriteFile each : RewriteFile.of(state)) {
      plan.add(
          "ask " + each.proof().file().issue().subject().text() + " in the words of the file",
          owners.named(Owners.APPLICATION),
          ResultFolder.REWRITES + "/" + each.name(),
          null,
          List.of(each.proof().trial().id()));
    }
    if (!trials.isEmpty()) {
      plan.measure(
          "measure the workload on staging again, and compare with step 1 and the checklist",
          trials,
          owners);
    }
    state.pending().forEach(plan::decide);
    return List.copyOf(plan.steps);
  }

  private void measure(String action, List<EvidenceId> trials, Owners owners) {
    add(action, owners.named(Owners.MEASURING), null, null, trials);
  }

  private void decide(IssueFile file) {
    String recommended =
        file.decision() == null ? "" : "; recommended: " + Wording.recommendation(file.decision());
    add(
        "decide on " + file.issue().id() + ", " + file.issue().title() + recommended,
        Owners.PERSON,
        null,
        null,
        List.copyOf(Evidence.of(file)));
  }

  private void add(
      String action,
      String owner,
      @Nullable String file,
      @Nullable String undo,
      List<EvidenceId> evidence) {
    steps.add(new Step(steps.size() + 1, action, owner, file, undo, evidence));
  }
}
