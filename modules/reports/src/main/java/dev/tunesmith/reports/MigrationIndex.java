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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The page that lies beside the migrations and says how to apply them. */
final class MigrationIndex {
  private static final List<String> COLUMNS =
      List.of("Apply", "What", "Measured in the sandbox", "Undo");
  private static final Line HOW =
      Line.of(
          "Apply in this order, undo in the reverse order. Try them on a staging database first;"
              + " each file's head says what it does, what was measured and how to run it.");
  private static final Line NO_TRANSACTION =
      Line.of("These files must not run inside a transaction, since ")
          .and(Line.code("CONCURRENTLY"))
          .text(" cannot.");

  private MigrationIndex() {}

  static Page of(List<MigrationFiles> migrations) {
    Stream<Block> warning =
        migrations.stream().anyMatch(MigrationIndex::forbidsTransaction)
            ? Stream.of(new Note(Tone.WARNING, NO_TRANSACTION))
            : Stream.empty();
    return new Page(
        Stream.of(
                Stream.of(new Heading(1, Line.of("Migrations")), new Paragraph(HOW)),
                otherVersion(migrations),
                warning,
                Stream.of(Table.of(COLUMNS, migrations.stream().map(MigrationIndex::row).toList())))
            .<Block>flatMap(blocks -> blocks)
            .toList());
  }

  private static Stream<Block> otherVersion(List<MigrationFiles> migrations) {
    return migrations.stream()
        .map(MigrationFiles::other)
        .filter(Objects::nonNull)
        .limit(1)
        .map(other -> new Note(Tone.WARNING, Line.of("Mind the " + other.words() + ".")));
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
