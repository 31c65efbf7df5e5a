package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Symptom;
import java.util.List;

/** Layer 1: is the problem clear enough to be worked on? */
final class InputGates {

  static final List<Gate> ALL =
      List.of(
          Gate.beforeTrial(Layer.INPUT_VALIDATION, "problem stated", InputGates::problemStated),
          Gate.beforeTrial(
              Layer.INPUT_VALIDATION, "current metrics captured", InputGates::metricsCaptured),
          Gate.beforeTrial(Layer.INPUT_VALIDATION, "target defined", InputGates::targetDefined),
          Gate.beforeTrial(Layer.INPUT_VALIDATION, "scope clear", InputGates::scopeClear));

  private InputGates() {}

  private static Verdict problemStated(Submission submission) {
    List<Symptom> symptoms = submission.issue().symptoms();
    if (symptoms.isEmpty()) {
      return Verdict.failed("the issue names no symptom");
    }
    return submission.proposal().rootCause().isBlank()
        ? Verdict.failed("the proposal names no root cause")
        : new Verdict.Passed(symptoms.stream().map(Symptom::evidence).toList());
  }

  private static Verdict metricsCaptured(Submission submission) {
    List<EvidenceId> captured =
        submission.issue().symptoms().stream()
            .map(Symptom::evidence)
            .filter(submission.surroundings().evidence()::contains)
            .toList();
    return captured.isEmpty()
        ? Verdict.failed("no figure of the issue is in the ledger")
        : new Verdict.Passed(captured);
  }

  private static Verdict targetDefined(Submission submission) {
    return submission.issue().target() == null
        ? new Verdict.NotApplicable("no target was set; the margin of a gain is the criterion")
        : Verdict.passed();
  }

  private static Verdict scopeClear(Submission submission) {
    boolean all =
        submission.proposal().remedies().stream()
            .allMatch(each -> submission.surroundings().schema().table(each.table()).isPresent());
    return all ? Verdict.passed() : Verdict.failed("a remedy changes a table that is not there");
  }
}
