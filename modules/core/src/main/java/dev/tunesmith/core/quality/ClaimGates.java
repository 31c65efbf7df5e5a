package dev.tunesmith.core.quality;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Facts;
import dev.tunesmith.core.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The evidence rule: is what a proposal names there at all? No skill file can take it away. */
final class ClaimGates {

  static final List<Gate> ALL =
      List.of(
          gate("named objects exist", ClaimGates::objectsExist),
          gate("claims cite the ledger", ClaimGates::citesLedger),
          gate("figures are on record", ClaimGates::figuresKnown),
          gate("remedy is new", ClaimGates::remedyIsNew));

  private ClaimGates() {}

  private static Gate gate(String name, Function<Submission, Verdict> question) {
    return Gate.beforeTrial(Layer.HALLUCINATION_DETECTION, name, question);
  }

  private static Verdict objectsExist(Submission submission) {
    Schema schema = submission.surroundings().schema();
    return submission.proposal().remedies().stream()
        .map(remedy -> remedy.missingFrom(schema))
        .flatMap(Optional::stream)
        .findFirst()
        .map(missing -> Verdict.failed(missing + " does not exist"))
        .orElse(Verdict.passed());
  }

  private static Verdict citesLedger(Submission submission) {
    List<EvidenceId> cited = submission.proposal().evidence();
    if (cited.isEmpty()) {
      return Verdict.failed("the proposal cites no evidence");
    }
    return cited.stream()
        .filter(id -> !submission.surroundings().evidence().contains(id))
        .findFirst()
        .map(id -> Verdict.failed("the proposal cites " + id + ", which the ledger does not hold"))
        .orElse(new Verdict.Passed(cited));
  }

  private static Verdict figuresKnown(Submission submission) {
    List<Figure> claimed = Figure.claimedIn(submission.proposal().rootCause());
    if (claimed.isEmpty()) {
      return Verdict.noted("the root cause names no figure");
    }
    Facts facts = submission.surroundings().facts();
    if (facts == null) {
      return new Verdict.NotApplicable("what the agent saw is not on record");
    }
    return claimed.stream()
        .filter(figure -> !figure.isAmong(facts.figures()))
        .findFirst()
        .map(figure -> Verdict.failed("nothing the agent saw shows " + figure.text()))
        .orElse(new Verdict.Passed(submission.proposal().evidence()));
  }

  private static Verdict remedyIsNew(Submission submission) {
    Schema schema = submission.surroundings().schema();
    return submission.proposal().remedies().stream()
        .flatMap(remedy -> remedy.alreadyIn(schema).stream())
        .findFirst()
        .map(Verdict::failed)
        .orElse(Verdict.passed());
  }
}
