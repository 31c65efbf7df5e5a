package dev.tunesmith.reports;

import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Reviewed;
import dev.tunesmith.core.session.SessionEvent.DesignReviewed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import java.util.List;

/** The report's part about what is held against the design of the schema and the statements. */
final class DesignPart {

  private DesignPart() {}

  static List<Block> of(SessionState state) {
    List<Reviewed> remarks =
        state.latest(DesignReviewed.class).map(DesignReviewed::remarks).orElse(List.of());
    return remarks.isEmpty()
        ? List.of()
        : Report.part(
            "Remarks on the design",
            Table.of(
                List.of("Severity", "Seen", "What can be done", "Owner", "Asked by", "Evidence"),
                remarks.stream().map(DesignPart::row).toList()));
  }

  private static List<Line> row(Reviewed reviewed) {
    Remark remark = reviewed.remark();
    return List.of(
        Line.of(Wording.words(reviewed.severity())),
        Line.of(remark.smell().title() + ": " + remark.seen()),
        Line.of(remark.smell().fix()),
        Line.of(reviewed.owner().owner().value()),
        Line.of(String.join(", ", reviewed.askedBy())),
        Line.of(Evidence.list(remark.evidence())));
  }
}
