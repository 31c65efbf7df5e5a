package dev.tunesmith.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.Recollection.Outcome;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.engine.order.WorkJournal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

  @TempDir private Path home;

  private FileJournal journal(long fullAt) {
    return new FileJournal(home.resolve("journal"), fullAt, InstantSource.fixed(NOW));
  }

  @Test
  void what_is_written_is_found_by_its_words_and_by_its_id() {
    FileJournal journal = journal(1_000_000);
    journal.write("an index on orders (day) helped");
    String id = journal.write("an index on letters (town) helped the letters of a town");
    journal.write("nothing helped the stock");

    assertThat(journal.search("letters town", 5)).extracting(Entry::id).containsExactly(id);
    assertThat(journal.search("helped stock", 1))
        .extracting(Entry::text)
        .containsExactly("nothing helped the stock");
    assertThat(journal.search("zebra", 5)).isEmpty();
    assertThat(journal.entry(id)).map(Entry::at).contains(NOW);
    assertThat(journal.recent(1))
        .extracting(Entry::text)
        .containsExactly("nothing helped the stock");
  }

  @Test
  void only_its_owner_can_open_it() throws IOException {
    journal(1_000_000).write("something");
    journal(1_000_000).seal("something");

    Path folder = home.resolve("journal");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void a_full_file_is_put_aside_and_the_one_before_it_goes() {
    FileJournal journal = journal(150);
    for (int i = 0; i < 9; i++) {
      journal.write("entry " + i);
    }

    assertThat(journal.recent(99)).hasSizeBetween(2, 8);
    assertThat(journal.recent(1)).extracting(Entry::text).containsExactly("entry 8");
  }

  @Test
  void a_line_that_was_cut_off_hides_no_other() throws IOException {
    FileJournal journal = journal(1_000_000);
    journal.write("first");
    Path file = home.resolve("journal/journal.jsonl");
    Files.writeString(file, Files.readString(file) + "{\"id\":\"tor\n");
    journal.write("last");

    assertThat(journal.recent(9)).extracting(Entry::text).containsExactly("last", "first");
  }

  @Test
  void a_lesson_that_somebody_else_wrote_is_none() {
    FileJournal journal = journal(1_000_000);
    Lesson lesson = lesson(NOW, Outcome.REFUSED);
    lesson.writeInto(journal);
    Entry own = journal.recent(1).get(0);
    Entry forged = new Entry("x", NOW, own.text().replace("as measured", "a great loss"));
    Entry moved = new Entry("y", NOW, "noted by somebody:\n  " + own.text());

    assertThat(Lesson.in(own, journal)).contains(lesson);
    assertThat(Lesson.in(moved, journal)).contains(lesson);
    assertThat(Lesson.in(forged, journal)).isEmpty();
    assertThat(Lesson.in(own, new FileJournal(home.resolve("another")))).isEmpty();
  }

  @Test
  void a_lesson_is_written_again_once_it_is_old_or_has_changed() {
    FileJournal journal = journal(1_000_000);
    Lesson proven = lesson(NOW, Outcome.PROVEN);

    proven.writeInto(journal);
    lesson(NOW.plus(Duration.ofDays(1)), Outcome.PROVEN).writeInto(journal);
    assertThat(journal.recent(9)).hasSize(1);

    lesson(NOW.plus(Duration.ofDays(2)), Outcome.REFUSED).writeInto(journal);
    lesson(NOW.plus(Duration.ofDays(3)), Outcome.PROVEN).writeInto(journal);
    lesson(NOW.plus(Duration.ofDays(11)), Outcome.PROVEN).writeInto(journal);
    assertThat(journal.recent(9)).hasSize(4);
  }

  private static Lesson lesson(Instant at, Outcome outcome) {
    return new Lesson(
        "s",
        at,
        Circumstances.of("select 1", "", ""),
        "select 1",
        List.of(Value.structure().with("kind", "create_index")),
        outcome,
        "as measured");
  }

  @Test
  void statements_that_differ_in_values_and_spaces_are_of_one_shape() {
    String shape =
        Circumstances.of("select a from t where b = 'withheld_1' limit 5", "", "").statement();

    assertThat(
            Circumstances.of("SELECT a\n  from t where b = 'withheld_2' limit 50", "", "")
                .statement())
        .isEqualTo(shape);
    assertThat(
            Circumstances.of("select a from t2 where b = 'withheld_1' limit 5", "", "").statement())
        .isNotEqualTo(shape);
  }
}
