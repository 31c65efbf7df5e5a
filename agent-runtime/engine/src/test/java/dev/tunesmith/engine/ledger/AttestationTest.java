package dev.tunesmith.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.LevelsDeclared;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.order.Attestation;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.reports.ResultFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does to a session's files afterwards shows. */
class AttestationTest {

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void runs_a_session() {
    folder = temporary.resolve("results");
    try (Journal journal = Journal.begin(folder, Clock.systemUTC(), List.of())) {
      journal.append(new SessionOpened("S", "0", "database shop", "playbook", Budget.STANDARD));
      journal.append(new LevelsDeclared(List.of()));
      journal.append(new SessionEnded(StopReason.ISSUES_CLOSED, ""));
      ResultFolder.write(folder, journal.state());
    }
  }

  @Test
  void what_nobody_touched_holds() {
    Attestation found = PastSession.verify(folder, null);

    assertThat(found.holds()).isTrue();
    assertThat(found.lines()).isEqualTo(3);
    assertThat(found.hasEnded()).isTrue();
    assertThat(found.changed()).isEmpty();
  }

  @Test
  void a_changed_word_shows_in_its_line() throws IOException {
    changed(lines -> lines.set(0, lines.get(0).replace("database shop", "database shed")));

    assertThat(PastSession.verify(folder, null).fault()).startsWith("line 1: it was changed");
    assertThatThrownBy(() -> PastSession.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void a_removed_line_shows_where_the_next_one_stands() throws IOException {
    changed(lines -> lines.remove(1));

    assertThat(PastSession.verify(folder, null).fault()).startsWith("line 2: it is entry 3");
  }

  @Test
  void removed_and_numbered_anew_it_shows_too() throws IOException {
    changed(
        lines -> {
          lines.remove(1);
          lines.set(1, lines.get(1).replace("\"sequence\":3", "\"sequence\":2"));
        });

    assertThat(PastSession.verify(folder, null).fault()).startsWith("line 2: it was changed");
  }

  @Test
  void two_lines_that_changed_places_show() throws IOException {
    changed(lines -> lines.add(0, lines.remove(1)));

    assertThat(PastSession.verify(folder, null).fault()).startsWith("line 1: it is entry 2");
  }

  @Test
  void a_line_without_a_hash_shows() throws IOException {
    changed(lines -> lines.set(1, lines.get(1).replaceAll(",\"hash\":\"[0-9a-f]+\"", "")));

    assertThat(PastSession.verify(folder, null).fault()).isEqualTo("line 2: it carries no hash");
  }

  @Test
  void a_tail_that_was_cut_off_leaves_the_end_unattested() throws IOException {
    String anchor = PastSession.verify(folder, null).hash();
    changed(lines -> lines.remove(2));

    assertThat(PastSession.verify(folder, null))
        .satisfies(found -> assertThat(found.fault()).isNull())
        .satisfies(found -> assertThat(found.hasEnded()).isFalse());
    assertThat(PastSession.verify(folder, anchor).holds()).isFalse();
  }

  @Test
  void a_ledger_that_was_written_anew_does_not_carry_the_anchor() throws IOException {
    String anchor = PastSession.verify(folder, null).hash();
    assertThat(PastSession.verify(folder, anchor).anchored()).isEqualTo(3);
    Files.delete(folder.resolve(LedgerFile.NAME));
    write(List.of(new SessionOpened("S", "0", "database shed", "playbook", Budget.STANDARD)));

    assertThat(PastSession.verify(folder, null).fault()).isNull();
    assertThat(PastSession.verify(folder, anchor).anchored()).isZero();
  }

  @Test
  void a_session_that_goes_on_keeps_its_anchor() {
    String anchor = PastSession.verify(folder, null).hash();
    try (Journal journal = Journal.reopen(folder, Clock.systemUTC(), List.of())) {
      journal.append(new LevelsDeclared(List.of()));
    }

    Attestation found = PastSession.verify(folder, anchor);
    assertThat(found.fault()).isNull();
    assertThat(found.anchored()).isEqualTo(3);
    assertThat(found.lines()).isEqualTo(4);
  }

  @Test
  void a_last_line_that_was_never_written_whole_is_no_forgery() throws IOException {
    Path file = folder.resolve(LedgerFile.NAME);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 30));

    assertThat(PastSession.verify(folder, null).fault()).isNull();
    assertThat(PastSession.verify(folder, null).hasEnded()).isFalse();
    assertThat(PastSession.read(folder).ended()).isEmpty();
  }

  @Test
  void another_word_in_a_report_and_a_migration_that_nobody_proved_show() throws IOException {
    Path report = folder.resolve(ResultFolder.REPORT);
    Files.writeString(report, Files.readString(report) + "All is well.\n");
    Path migration =
        Files.createDirectories(folder.resolve(ResultFolder.MIGRATIONS)).resolve("001.sql");
    Files.writeString(migration, "-- Tunesmith migration 001\ndrop table orders;\n");
    Files.writeString(migration.resolveSibling("note.sql"), "-- mine\n");

    assertThat(PastSession.verify(folder, null).changed())
        .containsExactlyInAnyOrder(report, migration);
  }

  @Test
  void nobody_else_may_look_into_it() throws IOException {
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(folder.resolve(LedgerFile.NAME)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private void write(List<SessionEvent> events) {
    try (Journal journal = Journal.begin(folder, Clock.systemUTC(), List.of())) {
      events.forEach(journal::append);
    }
  }

  private void changed(Consumer<List<String>> change) throws IOException {
    Path file = folder.resolve(LedgerFile.NAME);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    change.accept(lines);
    Files.write(file, lines);
  }
}
