package dev.tunesmith.mcp.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.Recollection.Outcome;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.engine.journal.Circumstances;
import dev.tunesmith.engine.journal.FileJournal;
import dev.tunesmith.engine.journal.Lesson;
import dev.tunesmith.engine.order.JournalPlace;
import dev.tunesmith.engine.order.WorkJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalsTest {
  private static final Lesson LESSON =
      new Lesson(
          "s-1",
          Instant.parse("2026-12-01T10:00:00Z"),
          Circumstances.of("select id from letter where town = 'withheld_1'", "", ""),
          "select id from letter where town = 'withheld_1'",
          List.of(Value.structure().with("kind", "create_index").with("table", "public.letter")),
          Outcome.PROVEN,
          "28 ms, then 0.2 ms");

  @TempDir private Path home;
  private final List<String> told = new ArrayList<>();

  private WorkJournal open(JournalPlace place) {
    return Journals.open(place, Map.of("HOME", home.toString()), told::add).orElseThrow();
  }

  @Test
  void a_lesson_goes_to_the_server_that_is_named_and_comes_back_from_it() {
    Path theirs = home.resolve("theirs");
    WorkJournal journal = open(new JournalPlace.AtServer(PlayedJournal.command(theirs)));

    LESSON.writeInto(journal);
    List<WorkJournal.Entry> found =
        journal.search(LESSON.circumstances().statement() + " letter", 5);

    assertThat(found).hasSize(1);
    assertThat(Lesson.in(found.get(0), journal)).contains(LESSON);
    assertThat(new FileJournal(theirs).recent(9)).hasSize(1);
    assertThat(home.resolve(".tunesmith/journal/journal.jsonl")).doesNotExist();
    assertThat(told).isEmpty();
  }

  @Test
  void a_server_that_is_not_there_is_replaced_by_our_own_and_that_is_said_once() {
    WorkJournal journal =
        open(new JournalPlace.AtServer(List.of(home.resolve("nowhere").toString())));

    LESSON.writeInto(journal);

    assertThat(journal.search("letter", 5)).hasSize(1);
    assertThat(home.resolve(".tunesmith/journal/journal.jsonl")).exists();
    assertThat(told).singleElement().asString().contains("nowhere", "built-in journal");
  }

  @Test
  void a_program_that_is_no_journal_is_replaced_too() {
    WorkJournal journal = open(new JournalPlace.AtServer(List.of("true")));

    assertThat(journal.search("letter", 5)).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void whoever_wants_none_or_has_no_home_has_none() {
    assertThat(Journals.open(new JournalPlace.Nowhere(), Map.of("HOME", "/h"), told::add))
        .isEmpty();
    assertThat(Journals.open(new JournalPlace.Usual(), Map.of(), told::add)).isEmpty();
    assertThat(Files.exists(home.resolve(".tunesmith"))).isFalse();
  }
}
