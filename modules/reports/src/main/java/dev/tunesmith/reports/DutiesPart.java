package dev.tunesmith.reports;

import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.Fulfilment.Answer;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Line;
import java.util.List;

/**
 * The report's part that counts what there is to show of the work that the crew's files ask for.
 */
final class DutiesPart {

  private DutiesPart() {}

  static List<Block> of(SessionState state) {
    List<Fulfilment> all = Fulfilment.of(state);
    return all.isEmpty()
        ? List.of()
        : Report.part(
            "What the crew's files ask for",
            new Paragraph(
                Line.of(
                        "Of %d lines, %d have something to show in these results, %d were not called for,"
                                .formatted(
                                    all.size(),
                                    count(all, Answer.SHOWN),
                                    count(all, Answer.NOT_CALLED_FOR))
                            + " and %d no session can do; each with its evidence or the reason in "
                                .formatted(count(all, Answer.NOT_HERE)))
                    .and(Line.link(ResultFolder.DUTIES, ResultFolder.DUTIES))
                    .text(".")));
  }

  private static long count(List<Fulfilment> all, Answer answer) {
    return all.stream().filter(each -> each.answer() == answer).count();
  }
}
