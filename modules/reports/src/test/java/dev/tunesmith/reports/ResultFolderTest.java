package dev.tunesmith.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.AttemptStarted;
import dev.tunesmith.core.session.SessionEvent.GatesJudged;
import dev.tunesmith.core.session.SessionEvent.RemedyAccepted;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
  private static final String APPLY = "001-create-orders-open-created-idx.sql";
  private static final String UNDO = "001-create-orders-open-created-idx.undo.sql";

  @TempDir Path out;

  @Test
  void a_session_leaves_its_report_document_and_migrations_and_nothing_else() throws IOException {
    List<Path> written = ResultFolder.write(out, ShopSession.state());

    assertThat(filesBelow(out))
        .containsExactlyInAnyOrder(
            "report.html",
            "report.md",
            "handover.json",
            "schema.md",
            "duties.md",
            "session.json",
            "migrations/README.md",
            "migrations/" + APPLY,
            "migrations/" + UNDO);
    assertThat(written).hasSize(9).last().isEqualTo(out.resolve("session.json"));
  }

  @Test
  void a_migration_whose_undo_was_not_rehearsed_is_not_handed_over() throws IOException {
    List<SessionEvent> cutShort =
        ShopSession.events().stream().filter(event -> !(event instanceof UndoRehearsed)).toList();

    ResultFolder.write(out, ShopSession.stateOf(cutShort));

    assertThat(filesBelow(out))
        .containsExactlyInAnyOrder(
            "handover.json", "report.html", "report.md", "schema.md", "duties.md", "session.json");
    assertThat(out.resolve("report.md"))
        .content()
        .contains(
            "broke off before an undo was rehearsed, so no migration is handed over",
            "| none: its undo was not rehearsed |");
  }

  @Test
  void a_migration_says_what_it_does_what_was_measured_and_how_to_run_it() throws IOException {
    ResultFolder.write(out, ShopSession.state());

    assertThat(migration(APPLY))
        .contains("-- Issue:    I1, slow query: open-orders-by-age\n")
        .contains("148 ms -> 0.40 ms, 370x faster (95 %: 360x to 380x) [E8]")
        .contains("-- Evidence: E7-E9 in ledger.jsonl")
        .contains("psql -X -v ON_ERROR_STOP=1 -d YOUR_DATABASE -f " + APPLY + "\n")
        .contains("must not run inside a transaction")
        .endsWith(
            "\n\nCREATE INDEX CONCURRENTLY orders_open_created_idx ON shop.orders (created_at)"
                + " WHERE status = 'open';\n");
  }

  @Test
  void the_undo_takes_the_migration_back() throws IOException {
    ResultFolder.write(out, ShopSession.state());

    assertThat(migration(UNDO))
        .startsWith("-- Tunesmith migration 001, undo\n")
        .endsWith("\n\nDROP INDEX CONCURRENTLY IF EXISTS shop.orders_open_created_idx;\n");
  }

  @Test
  void no_text_of_the_session_leaves_the_comment_it_stands_in() throws IOException {
    String evil = "because\nDROP TABLE orders;\r\u2028\u0085-- x";
    List<SessionEvent> events = new ArrayList<>();
    for (SessionEvent event : ShopSession.events()) {
      events.add(
          event instanceof RemedyAccepted accepted
              ? new RemedyAccepted(
                  accepted.issue(),
                  HostileText.causedBy(evil, accepted.proposal()),
                  accepted.trial(),
                  accepted.migration())
              : event);
    }

    ResultFolder.write(out, ShopSession.stateOf(events));

    assertThat(migration(APPLY).lines().filter(line -> !line.startsWith("--") && !line.isEmpty()))
        .singleElement()
        .asString()
        .startsWith("CREATE INDEX CONCURRENTLY");
  }

  @Test
  void a_session_that_proves_nothing_leaves_no_migrations() throws IOException {
    List<SessionEvent> events = new ArrayList<>(ShopSession.opening());
    events.addAll(ShopSession.refused());

    ResultFolder.write(out, ShopSession.stateOf(events));

    assertThat(filesBelow(out))
        .containsExactlyInAnyOrder(
            "handover.json", "report.html", "report.md", "schema.md", "duties.md", "session.json");
  }

  @Test
  void an_acceptance_without_its_trial_or_its_gates_is_no_proof() {
    for (Class<?> missing : List.of(TrialFinished.class, GatesJudged.class)) {
      List<SessionEvent> events =
          ShopSession.events().stream().filter(event -> !missing.isInstance(event)).toList();

      assertThat(MigrationFiles.of(ShopSession.stateOf(events)))
          .as("without %s", missing)
          .isEmpty();
    }
  }

  @Test
  void nothing_unproven_becomes_a_migration_whatever_the_order_of_events() throws IOException {
    int migrations = 0;
    for (long seed = 0; seed < 300; seed++) {
      List<SessionEvent> events = new OddEvents(seed).draw(60);
      for (MigrationFiles files : MigrationFiles.of(ShopSession.stateOf(events))) {
        migrations++;
        assertThat(provenBy(events, files.proof().file().issue().id()))
            .as("seed %d, %s", seed, files.applyName())
            .contains(key(files.proof().trial().id(), files.proof().proposal().remedies()));
        assertThat(isRehearsed(events, files.proof().file().issue().id()))
            .as("seed %d, %s", seed, files.applyName())
            .isTrue();
      }
    }
    assertThat(migrations).as("seeds that prove something").isPositive();
  }

  /** Whether a rehearsal came after the last acceptance of something for an issue. */
  private static boolean isRehearsed(List<SessionEvent> events, IssueId issue) {
    boolean rehearsed = false;
    for (SessionEvent event : events) {
      if (event instanceof RemedyAccepted accepted && accepted.issue().equals(issue)) {
        rehearsed = false;
      } else if (event instanceof UndoRehearsed) {
        rehearsed = true;
      }
    }
    return rehearsed;
  }

  /** What a second reading of the events, attempt by attempt, holds to be proven. */
  private static Set<String> provenBy(List<SessionEvent> events, IssueId issue) {
    Set<String> proven = new HashSet<>();
    String tried = "";
    boolean passed = false;
    boolean working = false;
    for (SessionEvent event : events) {
      if (event instanceof AttemptStarted started && started.issue().equals(issue)) {
        addIf(passed, tried, proven);
        working = true;
        tried = "";
        passed = false;
      } else if (event instanceof TrialFinished finished
          && finished.trial().issue().equals(issue)) {
        tried = working ? key(finished.trial().id(), finished.trial().remedies()) : "";
      } else if (event instanceof GatesJudged judged && judged.issue().equals(issue)) {
        passed = working && judged.reports().stream().noneMatch(report -> report.hasFailed());
      }
    }
    addIf(passed, tried, proven);
    return proven;
  }

  private static void addIf(boolean passed, String tried, Set<String> proven) {
    if (passed) {
      proven.add(tried);
    }
  }

  private static String key(EvidenceId trial, List<Remedy> remedies) {
    return trial + " " + remedies;
  }

  @Test
  void writing_again_replaces_our_migrations_and_leaves_the_files_of_others() throws IOException {
    ResultFolder.write(out, ShopSession.state());
    Path theirs = out.resolve("migrations/002-their-own.sql");
    Files.writeString(theirs, "select 1;");
    SessionState nothingProven = ShopSession.stateOf(ShopSession.opening());

    ResultFolder.write(out, nothingProven);

    assertThat(filesBelow(out))
        .contains("migrations/002-their-own.sql")
        .doesNotContain("migrations/" + APPLY);
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws IOException {
    Path file = Files.writeString(out.resolve("file"), "x");

    assertThatThrownBy(() -> ResultFolder.write(file, ShopSession.state()))
        .isInstanceOf(ResultsNotWrittenException.class)
        .hasMessageContaining("cannot write " + file);
  }

  private String migration(String name) throws IOException {
    return Files.readString(out.resolve("migrations").resolve(name));
  }

  private static List<String> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  @Test
  void each_line_that_was_asked_for_is_answered_with_evidence_or_a_reason() throws IOException {
    ResultFolder.write(out, ShopSession.state());

    assertThat(out.resolve("duties.md"))
        .content()
        .contains(
            "| 165 | Schema: diagrams, tables and columns. | see: schema.md | E1 |",
            "| 168 | Backup and recovery. | not here: no backup is made here;",
            "| 169 | Settings to try. | not called for in this session |  |");
    assertThat(out.resolve("schema.md")).content().contains("erDiagram", "  shop_log {", "[E1]");
  }
}
