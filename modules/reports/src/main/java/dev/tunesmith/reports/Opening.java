package dev.tunesmith.reports;

import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Line;
import java.util.ArrayList;
import java.util.List;

/** How the report begins: what came of the session, and what is to be done next. */
final class Opening {
  private Opening() {}

  static List<Block> of(SessionState state) {
    String target = state.opened().map(SessionOpened::target).orElse("a database");
    return List.of(
        new Heading(1, Line.of("Tuning report: ").and(Line.code(target))),
        new Paragraph(Line.of(Headline.of(state).text() + " " + next(state))));
  }

  private static String next(SessionState state) {
    boolean isCutShort = Proof.of(state).stream().anyMatch(proof -> !proof.isHandedOver(state));
    String cutShort =
        isCutShort
            ? "The session broke off before an undo was rehearsed, so no migration is handed over. "
            : "";
    List<String> steps = steps(state);
    return cutShort
        + (steps.isEmpty()
            ? "There is nothing to apply."
            : "Next: " + String.join("; then ", steps) + ".");
  }

  private static List<String> steps(SessionState state) {
    List<String> steps = new ArrayList<>();
    int migrations = MigrationFiles.of(state).size();
    if (migrations > 0) {
      String files = migrations == 1 ? "the migration" : "the migrations, in their order,";
      steps.add("apply " + files + " to a staging database first, look at your own figures there");
    }
    if (!RewriteFile.of(state).isEmpty()) {
      steps.add("let the application ask what stands in rewrites/ in the new words");
    }
    if (!state.pending().isEmpty()) {
      steps.add("choose an option under Decisions");
    }
    return steps;
  }
}
