package dev.tunesmith.reports;

import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report's part for whoever carries the session on. */
final class HandoverPart {
  private final List<Block> blocks = new ArrayList<>();

  private HandoverPart() {}

  static List<Block> of(SessionState state) {
    Handover handover = Handover.of(state);
    HandoverPart part = new HandoverPart();
    part.objective(handover.objective());
    part.plan(handover);
    part.risks(handover);
    part.checklist(handover);
    part.packets(handover);
    return part.whole();
  }

  private void plan(Handover handover) {
    table(
        "Execution plan",
        List.of("Step", "What", "Owner", "File", "Evidence"),
        handover.plan(),
        step ->
            List.of(
                step.number() + "",
                step.action(),
                step.owner(),
                step.file() == null ? "" : step.file(),
                Evidence.list(step.evidence())));
  }

  private void risks(Handover handover) {
    table(
        "Risks",
        List.of("Severity", "Risk", "Mitigation", "Trigger", "Owner", "Evidence"),
        handover.risks(),
        risk ->
            List.of(
                Wording.words(risk.severity()),
                risk.risk(),
                risk.mitigation(),
                risk.trigger(),
                risk.owner(),
                Evidence.list(risk.evidence())));
  }

  private void checklist(Handover handover) {
    table(
        "Validation",
        List.of("Look at", "Expected", "Evidence"),
        handover.checklist(),
        each -> List.of(each.look(), each.expected(), Evidence.list(each.evidence())));
  }

  private void packets(Handover handover) {
    table(
        "To be taken over",
        List.of("Issue", "Owner", "Problem", "Tried", "Blocker", "Request", "Evidence"),
        handover.packets(),
        each ->
            List.of(
                each.issue().value(),
                each.owner(),
                each.problem(),
                String.join("; ", each.attempted()),
                each.blocker(),
                each.request()
                    + each.options().stream()
                        .map(option -> "; " + option.name() + ": " + option.effect())
                        .collect(Collectors.joining()),
                Evidence.list(each.evidence())));
  }

  private List<Block> whole() {
    return blocks.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(new Heading(2, Line.of("Handover"))), blocks.stream()).toList();
  }

  private void objective(Handover.Snapshot snapshot) {
    Commission stated = snapshot.stated();
    if (stated == null) {
      return;
    }
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("Goal: " + stated.goal()));
    lines.add(Line.of("Good enough: " + stated.acceptance()));
    stated.constraints().forEach(each -> lines.add(Line.of("Constraint: " + each)));
    stated.assumptions().forEach(each -> lines.add(Line.of("Assumed, " + each)));
    snapshot.targets().forEach(each -> lines.add(Line.of("Target: " + each)));
    snapshot.boundary().forEach(each -> lines.add(Line.of("Boundary: " + each)));
    blocks.add(new Heading(3, Line.of("Commission")));
    blocks.add(Bullets.of(lines));
  }

  private <T> void table(
      String title, List<String> columns, List<T> rows, Function<T, List<String>> cells) {
    if (!rows.isEmpty()) {
      blocks.add(new Heading(3, Line.of(title)));
      blocks.add(
          Table.of(
              columns,
              rows.stream().map(row -> cells.apply(row).stream().map(Line::of).toList()).toList()));
    }
  }
}
