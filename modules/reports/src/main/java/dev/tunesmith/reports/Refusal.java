package dev.tunesmith.reports;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A proposal that did not become a migration, and why; plain text. */
record Refusal(IssueId issue, Attempt attempt, String remedies) {
  /** The refusals of a session, by issue, oldest first. */
  static List<Refusal> of(SessionState state) {
    return state.issues().stream().flatMap(Refusal::of).toList();
  }

  /** The report's part about them. */
  static List<Block> table(SessionState state) {
    List<Refusal> refusals = of(state);
    return refusals.isEmpty()
        ? List.of()
        : Report.part(
            "Refused remedies",
            Table.of(
                List.of("Issue", "Attempt", "Remedy", "Why it was refused"),
                refusals.stream().map(Refusal::row).toList()));
  }

  private static Stream<Refusal> of(IssueFile file) {
    Optional<Trial> proven = Proof.of(file).map(Proof::trial);
    return file.attempts().stream()
        .filter(attempt -> proven.isEmpty() || !proven.get().equals(attempt.trial()))
        .flatMap(attempt -> Stream.ofNullable(attempt.proposal()).map(made -> of(file, attempt)));
  }

  private static Refusal of(IssueFile file, Attempt attempt) {
    return new Refusal(file.issue().id(), attempt, Wording.proposed(attempt).orElse("nothing"));
  }

  private List<Line> row() {
    return List.of(
        Line.of(issue.value()),
        Line.of(Wording.attempt(attempt)),
        Line.code(remedies),
        Line.of(reason()));
  }

  /** What refused it, or how it came to nothing before the gates. */
  String reason() {
    List<String> refusals = Wording.refusals(attempt.reports());
    if (!refusals.isEmpty()) {
      return String.join("; ", refusals);
    }
    return Optional.ofNullable(attempt.problem())
        .orElse(
            attempt.trial() == null
                ? "its trial was not finished"
                : "the ledger holds no complete proof of it");
  }
}
