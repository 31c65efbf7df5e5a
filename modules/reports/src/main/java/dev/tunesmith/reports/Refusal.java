package dev.tunesmith.reports;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A proposal that did not become a migration, and why; plain text. */
record Refusal(Attempt attempt, String remedies, String reason) {
  /** The refusals of an issue, oldest first. */
  static List<Refusal> of(IssueFile file) {
    Optional<Trial> proven = Proof.of(file).map(Proof::trial);
    List<Refusal> refusals = new ArrayList<>();
    for (Attempt attempt : file.attempts()) {
      boolean isProven = proven.isPresent() && proven.get().equals(attempt.trial());
      if (attempt.proposal() != null && !isProven) {
        String remedies = Wording.summary(attempt.proposal().remedies());
        refusals.add(new Refusal(attempt, remedies, reason(attempt)));
      }
    }
    return refusals;
  }

  private static String reason(Attempt attempt) {
    List<String> refusals = Wording.refusals(attempt.reports());
    if (!refusals.isEmpty()) {
      return String.join("; ", refusals);
    }
    if (attempt.problem() != null) {
      return attempt.problem();
    }
    return attempt.trial() == null
        ? "its trial was not finished"
        : "the ledger holds no complete proof of it";
  }
}
