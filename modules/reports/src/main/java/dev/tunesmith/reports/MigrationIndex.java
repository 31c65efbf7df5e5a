package dev.tunesmith.reports;

import dev.tunesmith.core.remedy.Migration.Transactionality;
import dev.tunesmith.reports.page.Block;
import dev.tunesmith.reports.page.Block.Heading;
import dev.tunesmith.reports.page.Block.Note;
import dev.tunesmith.reports.page.Block.Paragraph;
import dev.tunesmith.reports.page.Block.Table;
import dev.tunesmith.reports.page.Line;
import dev.tunesmith.reports.page.Page;
import dev.tunesmith.reports.page.Tone;
import java.util.ArrayList;
import java.util.List;

/** The page that lies beside the migrations and says how to apply them. */
final class MigrationIndex {
  private MigrationIndex() {}

  static Page of(List<MigrationFiles> migrations) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, Line.of("Migrations")));
    blocks.add(
        new Paragraph(
            Line.of(
                "Apply in this order, undo in the reverse order. Try them on a staging database"
                    + " first; each file's head says what it does, what was measured and how to"
                    + " run it.")));
    if (migrations.stream().anyMatch(MigrationIndex::forbidsTransaction)) {
      blocks.add(
          new Note(
              Tone.WARNING,
              Line.of("These files must not run inside a transaction, since ")
                  .and(Line.code("CONCURRENTLY"))
                  .text(" cannot.")));
    }
    blocks.add(
        Table.of(
            List.of("Apply", "What", "Measured in the sandbox", "Undo"),
            migrations.stream().map(MigrationIndex::row).toList()));
    return new Page(blocks);
  }

  private static boolean forbidsTransaction(MigrationFiles files) {
    return files.proof().migration().inTransaction() == Transactionality.FORBIDDEN;
  }

  private static List<Line> row(MigrationFiles files) {
    return List.of(
        Line.link(files.applyName(), files.applyName()),
        Line.code(files.proof().summary()),
        Line.of(new Effect(files.proof().trial()).benefit()),
        Line.link(files.undoName(), files.undoName()));
  }
}
