package dev.tunesmith.core.quality;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import java.util.List;

/** Layer 3: may this role do this at this level? */
final class BoundaryGates {

  static final String KIND_ALLOWED = "kind of remedy allowed at this level";

  static final List<Gate> ALL =
      List.of(
          Gate.beforeTrial(Layer.KNOWLEDGE_BOUNDARY, KIND_ALLOWED, BoundaryGates::kindAllowed),
          Gate.beforeTrial(
              Layer.KNOWLEDGE_BOUNDARY,
              "remedy not forbidden by the skill",
              BoundaryGates::notForbidden));

  private BoundaryGates() {}

  private static Verdict kindAllowed(Submission submission) {
    RemedyKind kind = submission.proposal().kind();
    return submission.remit().allowed().contains(kind)
        ? Verdict.passed()
        : Verdict.failed(
            kind.label() + " is not allowed at level " + submission.remit().level().number());
  }

  private static Verdict notForbidden(Submission submission) {
    return submission.proposal().remedies().stream()
        .filter(remedy -> isForbidden(submission, remedy))
        .findFirst()
        .map(remedy -> Verdict.failed("the skill forbids it: " + remedy.summary()))
        .orElse(Verdict.passed());
  }

  private static boolean isForbidden(Submission submission, Remedy remedy) {
    return submission.remit().forbidden().stream().anyMatch(rule -> rule.forbids(remedy));
  }
}
