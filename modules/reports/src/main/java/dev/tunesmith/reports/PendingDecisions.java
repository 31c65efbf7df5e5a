package dev.tunesmith.reports;

import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Code;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The report's part about what waits for a person. */
final class PendingDecisions {
  private static final List<String> COLUMNS = List.of("Option", "What it would bring", "Basis");

  private PendingDecisions() {}

  static List<Block> of(SessionState state) {
    List<IssueFile> pending = state.pending();
    return pending.isEmpty()
        ? List.of()
        : Stream.concat(
                Stream.of(new Heading(2, Line.of("Decisions"))),
                pending.stream().flatMap(PendingDecisions::decision))
            .toList();
  }

  private static Stream<Block> decision(IssueFile file) {
    Paragraph issue =
        new Paragraph(
            Line.strong(file.issue().id().value())
                .text(", %s: %s.".formatted(file.issue().title(), file.standing().why())));
    Stream<Block> choice =
        Optional.ofNullable(file.decision())
            .map(PendingDecisions::options)
            .orElseGet(() -> Stream.of(new Paragraph(Line.of("No option was worked out."))));
    return Stream.concat(Stream.of(issue), choice);
  }

  private static Stream<Block> options(DecisionNeeded decision) {
    Stream<Block> texts =
        decision.options().stream()
            .filter(option -> RemedyText.of(option.remedies()).findAny().isPresent())
            .flatMap(
                option ->
                    Stream.of(
                        new Paragraph(Line.code(option.name()).text(" asks:")),
                        new Code("diff", RemedyText.of(option.remedies()).toList())));
    return Stream.of(
            Stream.<Block>of(
                Table.of(COLUMNS, decision.options().stream().map(PendingDecisions::row).toList())),
            texts,
            Stream.<Block>of(
                new Paragraph(Line.of("Recommended: " + Wording.recommendation(decision)))))
        .flatMap(blocks -> blocks);
  }

  private static List<Line> row(DecisionOption option) {
    return List.of(
        Line.of(option.name()),
        Line.of(option.effect()),
        Line.of(Wording.basis(option.basis()) + Evidence.cite(option.evidence())));
  }
}
