package dev.tunesmith.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.NoProposal;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerJsonTest {
  private static final int SEEDS = 60;

  static Stream<Class<?>> events() {
    return Arrays.stream(SessionEvent.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("events")
  void every_event_survives_writing_and_reading(Class<? extends SessionEvent> type) {
    for (long seed = 0; seed < SEEDS; seed++) {
      SessionEvent event = new RandomRecords(seed).draw(type);
      LedgerEntry entry = new LedgerEntry(seed + 1, Instant.ofEpochSecond(seed, seed), event);

      String line = LedgerJson.write(entry);

      assertThat(line).as("seed %d", seed).doesNotContain("\n").startsWith("{\"format\":1,");
      assertThat(LedgerJson.read(line)).as("seed %d", seed).isEqualTo(entry);
    }
  }

  @Test
  void the_round_trip_reaches_every_form_of_every_sealed_type() {
    Set<Class<?>> drawn = new HashSet<>();
    events().forEach(type -> drawAll(type, drawn));
    Set<Class<?>> heldByNoEvent = Set.of(LadderEvent.class, Answer.class);

    CoreMapper.SEALED.stream()
        .filter(type -> type != SessionEvent.class && !heldByNoEvent.contains(type))
        .forEach(type -> assertThat(drawn).contains(type.getPermittedSubclasses()));
    assertThat(drawn).contains(Value.class.getPermittedSubclasses());
    assertThat(drawn).containsAll(RemedyKinds.BUILT_IN.types().toList());
  }

  private static void drawAll(Class<?> type, Set<Class<?>> drawn) {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomRecords records = new RandomRecords(seed);
      records.draw(type);
      drawn.addAll(records.drawn());
    }
  }

  @Test
  void every_sealed_type_of_core_has_a_form() throws IOException, URISyntaxException {
    Path core =
        Path.of(SessionEvent.class.getProtectionDomain().getCodeSource().getLocation().toURI());

    List<Class<?>> sealed;
    if (Files.isDirectory(core)) {
      sealed = sealedInterfaces(core);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(core)) {
        sealed = sealedInterfaces(jar.getPath("/"));
      }
    }

    assertThat(sealed)
        .contains(SessionEvent.class)
        .filteredOn(type -> type != Value.class && type != Tool.Type.class)
        .containsExactlyInAnyOrderElementsOf(CoreMapper.SEALED);
  }

  private static List<Class<?>> sealedInterfaces(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
          .<Class<?>>map(LedgerJsonTest::load)
          .filter(type -> type.isSealed() && type.isInterface())
          .toList();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(
          file.substring(0, file.length() - ".class".length())
              .replace('/', '.')
              .replace('\\', '.'));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(file, e);
    }
  }

  @Test
  void the_form_on_disk_stays_what_it_is() {
    SessionOpened opened =
        new SessionOpened("s-1", "0.1.0", "jdbc:postgresql://db/shop", "playbook", Budget.STANDARD);

    String line =
        LedgerJson.write(new LedgerEntry(1, Instant.parse("2025-01-02T03:04:05Z"), opened));

    assertThat(line)
        .isEqualTo(
            "{\"format\":1,\"sequence\":1,\"at\":\"2025-01-02T03:04:05Z\",\"phase\":\"examine\",\"event\":"
                + "{\"type\":\"session_opened\",\"session\":\"s-1\",\"version\":\"0.1.0\","
                + "\"target\":\"jdbc:postgresql://db/shop\",\"agent\":\"playbook\",\"budget\":"
                + "{\"iterations\":100,\"wall_clock\":\"PT30M\","
                + "\"storage_bytes\":9223372036854775807,\"models\":"
                + "{\"tokens\":9223372036854775807,\"money_micros\":9223372036854775807,"
                + "\"rounds\":9223372036854775807,\"tool_calls\":9223372036854775807,"
                + "\"depth\":2}}}}");
  }

  @Test
  void a_session_from_before_models_had_a_budget_limits_none() {
    LedgerEntry entry =
        LedgerJson.read(
            """
            {"format":1,"sequence":1,"at":"2025-01-02T03:04:05Z","phase":"examine","event":{"type":"session_opened",
            "session":"s-1","version":"0.1.0","target":"t","agent":"playbook","budget":
            {"iterations":100,"wall_clock":"PT30M","storage_bytes":9223372036854775807}}}\
            """);

    assertThat(((SessionOpened) entry.event()).budget()).isEqualTo(Budget.STANDARD);
  }

  @Test
  void fields_of_a_later_version_are_passed_over() {
    LedgerEntry entry =
        LedgerJson.read(
            """
            {"format":1,"sequence":4,"at":"2025-01-02T03:04:05Z","mood":"good","event":
            {"type":"no_proposal","issue":"I1","code":"gave-up","reason":"none","since":3}}\
            """);

    assertThat(entry.event()).isEqualTo(new NoProposal(new IssueId("I1"), "gave-up", "none"));
  }

  @Test
  void lists_that_an_earlier_version_did_not_write_are_empty() {
    LedgerEntry entry =
        LedgerJson.read(
            """
            {"format":1,"sequence":4,"at":"2025-01-02T03:04:05Z","event":{"type":"workload_read"}}\
            """);

    assertThat(entry.event()).isEqualTo(new WorkloadRead(List.of(), List.of()));
  }

  @Test
  void an_unknown_event_is_refused_with_its_line_and_format() {
    String line =
        """
        {"format":1,"sequence":7,"at":"2025-01-02T03:04:05Z","event":{"type":"moon_landed"}}\
        """;

    assertThatThrownBy(() -> LedgerJson.read(line))
        .isInstanceOfSatisfying(
            UnreadableLedgerException.class,
            e -> {
              assertThat(e.line()).isEqualTo(7);
              assertThat(e.format()).isEqualTo(1);
            })
        .hasMessage(
            "line 7 of the ledger, written in format 1, cannot be read:"
                + " unknown type 'moon_landed' at event");
  }

  @Test
  void a_later_format_is_refused() {
    assertThatThrownBy(() -> LedgerJson.read("{\"format\":2,\"sequence\":1}"))
        .hasMessage(
            "line 1 of the ledger, written in format 2, cannot be read: this version reads format"
                + " 1");
  }

  @Test
  void a_torn_line_is_refused() {
    assertThatThrownBy(() -> LedgerJson.read("{\"format\":1,\"sequence\":9,\"at\":\"2025-01"))
        .isInstanceOf(UnreadableLedgerException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void a_value_that_breaks_a_rule_of_core_is_refused_with_its_place() {
    String line =
        """
        {"format":1,"sequence":3,"at":"2025-01-02T03:04:05Z","event":
        {"type":"undo_rehearsed","id":"seventeen","statements":1,"took":"PT1S"}}\
        """;

    assertThatThrownBy(() -> LedgerJson.read(line))
        .isInstanceOf(UnreadableLedgerException.class)
        .hasMessageContaining("an evidence id is E and a number, got seventeen")
        .hasMessageEndingWith("at event.id");
  }
}
