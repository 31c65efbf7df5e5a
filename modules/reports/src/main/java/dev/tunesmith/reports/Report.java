package dev.tunesmith.reports;

import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.workload.Workload.LeftOut;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Bullets;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Line;
import dev.tunesmith.reports.page.Page;
import java.util.ArrayList;
import java.util.List;

/** The report of a session as a page: the result first, what it rests on after. */
public final class Report {
  /** Makes the blocks of one part; none where there is nothing to tell. */
  private interface Part {
    List<Block> of(SessionState state);
  }

  private static final List<Part> PARTS =
      List.of(
          Opening::of,
          ConfirmationPart::of,
          ProvenRemedies::of,
          IssueSection::all,
          Refusal::table,
          PendingDecisions::of,
          DesignPart::of,
          Report::leftOut,
          HandoverPart::of,
          WorkloadTable::of,
          Aims::of,
          DutiesPart::of,
          Method::measuring,
          Method::crew,
          Method::limits);

  private Report() {}

  /** The report of what a session has come to so far. */
  public static Page of(SessionState state) {
    return new Page(PARTS.stream().flatMap(part -> part.of(state).stream()).toList());
  }

  /** A heading of the second depth with what stands under it. */
  static List<Block> part(String title, Block... blocks) {
    List<Block> part = new ArrayList<>(List.of(new Heading(2, Line.of(title))));
    part.addAll(List.of(blocks));
    return part;
  }

  private static List<Block> leftOut(SessionState state) {
    return state.leftOut().isEmpty()
        ? List.of()
        : part(
            "Statements left out",
            Bullets.of(state.leftOut().stream().map(Report::leftOut).toList()));
  }

  private static Line leftOut(LeftOut statement) {
    return Line.code(statement.name().value()).text(where(statement) + ": " + statement.reason());
  }

  private static String where(LeftOut statement) {
    return statement.line() > 0 ? ", line " + statement.line() : "";
  }
}
