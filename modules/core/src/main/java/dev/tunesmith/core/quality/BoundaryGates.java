package dev.tunesmith.core.quality;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Layer 3: may this role do this at this level? What is called an index may be more than one. */
final class BoundaryGates {

  /** A statement this fast costs by how often it is asked: about one round trip. */
  static final double ROUND_TRIP_MILLIS = 0.1;

  private static final String KIND_ALLOWED = "kind of remedy allowed at this level";

  static final List<Gate> ALL =
      List.of(
          gate(KIND_ALLOWED, BoundaryGates::kindAllowed).alwaysAs("database layer"),
          gate("remedy not forbidden by the skill", BoundaryGates::notForbidden),
          gate("application logic left to its developers", BoundaryGates::statementCosts)
              .listedAs("application logic")
              .firing(Trigger.ARCHITECTURE_CHANGE),
          gate(
                  "schema redesign left to the architect",
                  submission -> reserved(submission, RemedyKind.SCHEMA_CHANGE))
              .alwaysAs("schema redesign"),
          gate(
                  "caching left to the backend architect",
                  submission -> reserved(submission, RemedyKind.CACHE))
              .listedAs("cach"),
          gate(
                  "replication left to the administrator",
                  submission -> reserved(submission, RemedyKind.REPLICA))
              .alwaysAs("replic"));

  private BoundaryGates() {}

  private static Gate gate(String name, Function<Submission, Verdict> question) {
    return Gate.beforeTrial(Layer.KNOWLEDGE_BOUNDARY, name, question);
  }

  /** Whether a gate refuses only because a kind of remedy belongs to a higher level. */
  static boolean asksForKind(Gate gate) {
    return gate.layer() == Layer.KNOWLEDGE_BOUNDARY && gate.name().equals(KIND_ALLOWED);
  }

  /** The kinds that a proposal asks permission for: what it calls itself, and each part of it. */
  static Stream<RemedyKind> kindsAsked(Submission submission) {
    return Stream.concat(
            Stream.of(submission.proposal().kind()),
            submission.proposal().remedies().stream().map(Remedy::kind))
        .distinct();
  }

  /**
   * The kinds that a proposal amounts to beside what it calls itself; to take away what a guarantee
   * hangs on is a mistake and no case for a higher level.
   */
  static Stream<RemedyKind> kindsInEffect(Submission submission) {
    return submission.proposal().remedies().stream()
        .filter(remedy -> !remedy.takesAway())
        .flatMap(remedy -> remedy.amountsTo(submission.surroundings().schema()).stream())
        .distinct()
        .sorted();
  }

  private static Verdict kindAllowed(Submission submission) {
    return kindsAsked(submission)
        .filter(kind -> !submission.remit().allowed().contains(kind))
        .findFirst()
        .map(kind -> notAllowed(submission, kind.label()))
        .orElse(Verdict.passed());
  }

  private static Verdict notAllowed(Submission submission, String what) {
    return Verdict.failed(what + " is not allowed at level " + submission.remit().level().number());
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

  private static Verdict statementCosts(Submission submission) {
    return submission
        .subjectMeasurement()
        .filter(measured -> measured.timing().medianMillis() < ROUND_TRIP_MILLIS)
        .map(
            measured ->
                Verdict.failed(
                    "one call takes no longer than its round trip; what is left is how often the"
                        + " application asks",
                    measured.id()))
        .orElse(Verdict.passed());
  }

  private static Verdict reserved(Submission submission, RemedyKind kind) {
    if (submission.remit().allowed().contains(kind)) {
      return Verdict.passed();
    }
    return submission.proposal().remedies().stream()
        .filter(remedy -> remedy.amountsTo(submission.surroundings().schema()).contains(kind))
        .findFirst()
        .map(
            remedy ->
                notAllowed(
                    submission, remedy.summary() + " amounts to " + kind.label() + ", which"))
        .orElse(Verdict.passed());
  }
}
