package dev.tunesmith.reports;

import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import dev.tunesmith.reports.page.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each line of the crew's files came to in a session, file by file. */
final class DutiesPage {

  private static final int LONGEST = 160;

  private DutiesPage() {}

  /** The page; empty where nothing was asked for, as in older sessions. */
  static Optional<Page> of(SessionState state) {
    Map<SkillId, List<Fulfilment>> bySkill =
        Fulfilment.of(state).stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.asked().skill(), LinkedHashMap::new, Collectors.toList()));
    if (bySkill.isEmpty()) {
      return Optional.empty();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, Line.of("What the crew's files ask for")));
    bySkill.forEach(
        (skill, duties) -> {
          blocks.add(new Heading(2, Line.code(skill.value())));
          blocks.add(
              Table.of(
                  List.of("Line", "Asked for", "Came to", "Evidence"),
                  duties.stream().map(DutiesPage::row).toList()));
        });
    return Optional.of(new Page(blocks));
  }

  private static List<Line> row(Fulfilment duty) {
    return List.of(
        Line.of(duty.asked().line() + ""),
        Line.of(cut(duty.asked().text())),
        Line.of(words(duty)),
        Line.of(Evidence.list(duty.evidence())));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }

  private static String words(Fulfilment duty) {
    return switch (duty.answer()) {
      case SHOWN -> "see: " + duty.where();
      case NOT_CALLED_FOR -> "not called for in this session";
      case NOT_HERE -> "not here: " + duty.reason();
    };
  }
}
