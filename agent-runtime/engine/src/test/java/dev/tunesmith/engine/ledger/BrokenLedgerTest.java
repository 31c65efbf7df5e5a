package dev.tunesmith.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.SessionEvent.LevelsDeclared;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.engine.PastSession;
import dev.tunesmith.engine.order.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that a killed process, a full disk or a bad disk leaves, and who may write to it. */
class BrokenLedgerTest {

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void begins_a_session() {
    folder = temporary.resolve("results");
    try (Journal journal = Journal.begin(folder, Clock.systemUTC(), List.of())) {
      journal.append(new SessionOpened("S", "0", "database shop", "playbook", Budget.STANDARD));
      journal.append(new LevelsDeclared(List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":1,\"seq",
        "{\"format\":1,\"seq\n",
        "\0\0\0\0",
        "\0\0\0\n",
        "\u00e9\n"
      })
  void a_torn_last_line_is_cut_off_and_said(String torn) throws IOException {
    Files.writeString(ledger(), torn, StandardOpenOption.APPEND);

    try (Journal journal = takenUp()) {
      assertThat(journal.wasTorn()).isTrue();
      journal.append(new LevelsDeclared(List.of()));
    }

    assertThat(PastSession.verify(folder, null).fault()).isNull();
    assertThat(PastSession.entries(folder)).hasSize(3);
  }

  @Test
  void a_last_line_that_lacks_its_end_alone_was_not_written_whole() throws IOException {
    String text = Files.readString(ledger());
    Files.writeString(ledger(), text.substring(0, text.length() - 1));

    try (Journal journal = takenUp()) {
      journal.append(new LevelsDeclared(List.of()));
    }

    assertThat(PastSession.verify(folder, null).fault()).isNull();
    assertThat(PastSession.entries(folder)).hasSize(2);
  }

  @Test
  void a_whole_ledger_was_not_torn() {
    try (Journal journal = takenUp()) {
      assertThat(journal.wasTorn()).isFalse();
    }
  }

  @Test
  void of_a_damaged_one_the_first_bad_line_is_named_and_the_readable_part_kept()
      throws IOException {
    try (Journal journal = takenUp()) {
      journal.append(new LevelsDeclared(List.of()));
    }
    byte[] content = Files.readAllBytes(ledger());
    List<String> lines = Files.readAllLines(ledger());
    content[lines.get(0).getBytes(StandardCharsets.UTF_8).length + 30] = (byte) 0xff;
    Files.write(ledger(), content);

    assertThatThrownBy(this::takenUp)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("tunesmith report " + folder.resolve("readable"));
    assertThat(Files.readAllBytes(ledger())).as("the damaged ledger").isEqualTo(content);
    assertThat(PastSession.read(folder.resolve("readable")).opened()).isPresent();
    assertThat(folder.resolve("readable/report.md")).exists();
  }

  @Test
  void one_writer_at_a_time_has_a_folder_though_others_read() {
    try (Journal journal = takenUp()) {
      assertThat(PastSession.entries(folder)).hasSize(2);
      assertThatThrownBy(this::takenUp)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("still at work");
      journal.append(new LevelsDeclared(List.of()));
    }
    takenUp().close();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no limits of the size of files")
  void a_line_for_which_there_is_no_room_is_taken_back() throws Exception {
    Path full = temporary.resolve("full");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 64 && exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\"",
                java,
                System.getProperty("java.class.path"),
                FullDisk.class.getName(),
                full.toString())
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isZero();
    assertThat(temporary.resolve("told")).content().startsWith("the ledger cannot be written");
    assertThat(PastSession.verify(full, null).fault()).isNull();
    assertThat(Files.readString(full.resolve(LedgerFile.NAME))).endsWith("}\n");
    int lines = PastSession.entries(full).size();
    assertThat(lines).isGreaterThan(50);
    try (Journal journal = Journal.takeUp(full, Clock.systemUTC(), List.of())) {
      assertThat(journal.append(new LevelsDeclared(List.of())).sequence()).isEqualTo(lines + 1L);
    }
  }

  @Test
  void a_lock_that_others_could_hold_is_not_taken() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(
        folder.resolve(".lock"), PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThatThrownBy(this::takenUp)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("other users");
  }

  @Test
  void what_has_no_end_is_not_read() throws IOException {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless));
    Files.deleteIfExists(ledger());
    Files.createSymbolicLink(ledger(), endless);

    assertThatThrownBy(() -> PastSession.entries(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no file");
  }

  @Test
  void a_ledger_of_which_nothing_was_written_is_begun_anew() throws IOException {
    Files.write(ledger(), new byte[0]);

    try (Journal journal = Journal.begin(folder, Clock.systemUTC(), List.of())) {
      journal.append(new LevelsDeclared(List.of()));
    }

    assertThat(PastSession.entries(folder)).hasSize(1);
    assertThatThrownBy(() -> Journal.begin(folder, Clock.systemUTC(), List.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("already holds");
  }

  private Path ledger() {
    return folder.resolve(LedgerFile.NAME);
  }

  private Journal takenUp() {
    return Journal.takeUp(folder, Clock.systemUTC(), List.of());
  }
}
