package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkillsCommandsTest {

  @TempDir private Path folder;

  @BeforeEach
  void writes_a_skill_that_names_an_unknown_one() throws IOException {
    Files.writeString(
        folder.resolve("index-friend.md"),
        """
        ---
        name: index-friend
        description: Knows every missing index of the \u001b[31mshop.
        dependencies: [nobody-at-all]
        ---
        # Index friend

        Finds missing indexes.
        """);
  }

  @Test
  void the_built_in_crew_is_valid_without_a_warning() {
    Answer answer = Answer.to("skills", "validate", "--strict");

    assertThat(answer.out()).contains("skills read: 0 errors, 0 warnings");
    assertThat(answer.code()).isZero();
  }

  @Test
  void a_diagnostic_reads_as_a_compilers() {
    Answer answer = Answer.to("skills", "validate", folder.toString());

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .containsPattern(
            "index-friend\\.md:\\d+: warning \\[reference-dangling\\]: .*nobody-at-all")
        .contains("fix: ");
  }

  @Test
  void strict_does_not_tolerate_warnings() {
    Answer answer = Answer.to("skills", "validate", folder.toString(), "--strict");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .containsPattern("index-friend\\.md:\\d+: error \\[reference-dangling\\]")
        .contains("2 errors, 0 warnings");
  }

  @Test
  void a_file_that_cannot_be_read_is_an_error_beside_those_that_can() throws IOException {
    Files.writeString(folder.resolve("broken.md"), "---\nname: {{name}}\n---\n# Broken\n");

    Answer answer = Answer.to("skills", "validate", folder.toString());

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).containsPattern("broken\\.md:2: error \\[name-template\\]: name: ");
    assertThat(Answer.to("skills", "list", folder.toString()).out()).contains("index-friend");
  }

  @Test
  void a_session_that_must_be_strict_does_not_begin_with_a_faulty_crew() {
    Path results = folder.resolve("results");

    Answer answer =
        Answer.to(
            "tune",
            "--url=jdbc:postgresql://127.0.0.1:1/none",
            "--user=nobody",
            "--workload=" + folder.resolve("none.sql"),
            "--out=" + results,
            "--skills=" + folder,
            "--strict");

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines())
        .singleElement()
        .asString()
        .contains("index-friend.md:3: ", "(and 1 more)", "tunesmith skills validate");
    assertThat(results).doesNotExist();
  }

  @Test
  void a_cycle_is_a_warning_and_an_error_where_warnings_are_not_tolerated() throws IOException {
    writes_one_that_depends("the-hen", "the-egg");
    writes_one_that_depends("the-egg", "the-hen");
    Files.delete(folder.resolve("index-friend.md"));

    Answer answer = Answer.to("skills", "validate", folder.toString());

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).containsPattern("warning \\[cycle]: .*the-egg -> the-hen -> the-egg");
    assertThat(Answer.to("skills", "validate", folder.toString(), "--strict").out())
        .containsPattern("error \\[cycle]: .*the-egg -> the-hen -> the-egg");
  }

  private void writes_one_that_depends(String name, String other) throws IOException {
    Files.writeString(
        folder.resolve(name + ".md"),
        """
        ---
        name: %s
        description: Comes first.
        dependencies: [%s]
        ---
        # First
        """
            .formatted(name, other));
  }

  @Test
  void the_skill_of_the_writer_s_reference_works() throws IOException {
    String reference = Files.readString(Path.of("../../docs/skills.md"));
    String skill = reference.split("```markdown\n", -1)[1].split("```", -1)[0];
    Path file = Files.writeString(folder.resolve("index-keeper.md"), skill);

    assertThat(Answer.to("skills", "validate", file.toString(), "--strict").out())
        .contains(", 1 of yours: 0 errors, 0 warnings");
    assertThat(Answer.to("skills", "show", "index-keeper", file.toString()).out().lines())
        .contains(
            "     4  level 1: 3  [obeyed]",
            "     4  level 1: 2 min  [obeyed]",
            "     6  level 2: data-coordinator  [obeyed]",
            "     7  partitioning  [obeyed]",
            "     8  redundant index  [obeyed]");
  }

  @ParameterizedTest
  @ValueSource(strings = {".claude/agents", ".codex/agents", ".github/agents", ".opencode/agent"})
  void agents_are_found_where_other_programs_keep_them(String place) throws IOException {
    Path agents = Files.createDirectories(folder.resolve(place));
    Files.move(folder.resolve("index-friend.md"), agents.resolve("index-friend.md"));
    Files.writeString(agents.getParent().resolve("NOTES.md"), "# No agent\n");

    Answer answer = Answer.to("skills", "validate", folder.toString());

    assertThat(answer.out()).contains("index-friend.md:3: warning", ", 1 of yours: 0 errors");
    assertThat(answer.code()).isZero();
  }

  @Test
  void a_folder_without_a_skill_is_no_success() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    Answer answer = Answer.to("skills", "validate", empty.toString());

    assertThat(answer.out()).contains(", 0 of yours: 0 errors");
    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void a_single_file_can_be_validated() {
    Answer answer =
        Answer.to("skills", "validate", folder.resolve("index-friend.md").toString(), "--strict");

    assertThat(answer.out()).contains("error [reference-dangling]", ", 1 of yours");
    assertThat(answer.code()).isEqualTo(ExitCode.FAULT);
  }

  @Test
  void whom_a_level_asks_is_dangling_where_nobody_is_called_so() throws IOException {
    Files.writeString(
        folder.resolve("night-tuner.md"),
        """
        ---
        name: night-tuner
        description: Works at night.
        escalate_to: nobody-here
        ---
        # Night tuner

        ## Level 3
        Escalate to: @index-friend
        """);

    assertThat(Answer.to("skills", "show", "night-tuner", folder.toString()).out().lines())
        .contains(
            "     4  level 2: nobody-here  [dangling, not obeyed]",
            "     8  level 3: index-friend  [obeyed]");
  }

  @Test
  void diagnostics_can_be_read_by_programs() {
    assertThat(Answer.to("skills", "validate", folder.toString(), "--format", "json").out())
        .startsWith("[")
        .contains("\"code\":\"reference-dangling\"", "\"severity\":\"warning\"");
  }

  @Test
  void the_list_has_one_harmless_line_for_each_skill() {
    Answer answer = Answer.to("skills", "list", folder.toString());

    assertThat(answer.out().lines())
        .anyMatch(line -> line.matches("index-friend +explicit +Knows every missing index.*"))
        .anyMatch(line -> line.startsWith("database-optimizer "))
        .noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void a_skill_is_shown_with_the_lines_it_says_things_on() {
    assertThat(Answer.to("skills", "show", "database-optimizer").out())
        .startsWith("database-optimizer")
        .containsPattern("(?m)^ +\\d+  \\S");
  }

  @Test
  void a_shown_skill_says_what_of_it_is_obeyed() {
    assertThat(Answer.to("skills", "show", "database-optimizer").out().lines())
        .anyMatch(line -> line.matches(" +\\d+  level 1: 2  \\[obeyed]"))
        .anyMatch(line -> line.matches(" +\\d+  Slow query  \\[obeyed]"))
        .anyMatch(line -> line.matches(" +\\d+  Index bloat watched  \\[obeyed]"))
        .anyMatch(line -> line.matches(" +\\d+  Cache effectiveness  \\[read, not obeyed]"));
  }

  @Test
  void a_shown_skill_tells_its_front_matter_too() throws IOException {
    Files.writeString(
        folder.resolve("night-tuner.md"),
        """
        ---
        name: night-tuner
        description: Works at night.
        tags: [slow-query, moon]
        hosts: [night-desk]
        model: opus
        tools: [ask_advisor, Bash]
        ---
        # Night tuner
        """);

    assertThat(Answer.to("skills", "show", "night-tuner", folder.toString()).out().lines())
        .contains(
            "     4  slow-query  [obeyed]",
            "     4  moon  [read, not obeyed]",
            "     5  night-desk  [obeyed]",
            "     6  opus  [read, not obeyed]",
            "     7  ask_advisor  [obeyed]",
            "     7  Bash  [read, not obeyed]");
  }

  @Test
  void a_model_is_obeyed_where_the_settings_say_which_is_meant() throws IOException {
    Path settings =
        Files.writeString(folder.resolve("tunesmith.yaml"), "models: {opus: anthropic:strong}");

    assertThat(
            Answer.to("skills", "show", "database-optimizer", "--config", settings.toString())
                .out()
                .lines())
        .anyMatch(line -> line.endsWith("  opus  [obeyed]"));
  }

  @Test
  void a_shown_skill_can_be_read_by_programs() {
    assertThat(Answer.to("skills", "show", "database-optimizer", "--format", "json").out())
        .startsWith("{\"id\":\"database-optimizer\"")
        .contains("\"kind\":\"attempts\",\"text\":\"level 1: 2\"", "\"mark\":\"obeyed\"")
        .contains("\"mark\":\"read, not obeyed\"");
  }

  @Test
  void an_unknown_skill_is_bad_input() {
    Answer answer = Answer.to("skills", "show", "nobody-at-all");

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).contains("nobody-at-all", "tunesmith skills list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "list", "graph"})
  void a_folder_that_is_not_there_is_bad_input(String command) {
    Answer answer = Answer.to("skills", command, folder.resolve("none").toString());

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines()).singleElement().asString().contains("none");
  }

  @Test
  void the_crew_drawn_in_the_readme_is_the_one_that_ships() throws IOException {
    String drawn = Answer.to("skills", "graph", "--format", "mermaid").out();

    assertThat(Files.readString(Path.of("../../README.md")))
        .contains("```mermaid\n" + drawn.strip() + "\n```");
  }

  @Test
  void a_new_skill_s_wires_are_drawn_to_whom_it_names() throws IOException {
    Files.writeString(
        folder.resolve("night-tuner.md"),
        """
        ---
        name: night-tuner
        description: Works at night.
        dependencies: [index-friend]
        ---
        # Night tuner
        """);
    List<String> drawn =
        Answer.to("skills", "graph", folder.toString(), "--format", "mermaid")
            .out()
            .lines()
            .toList();

    assertThat(drawn)
        .contains("  " + boxOf("night-tuner", drawn) + " --o " + boxOf("index-friend", drawn));
  }

  private static String boxOf(String id, List<String> drawn) {
    return drawn.stream()
        .filter(line -> line.endsWith("[\"" + id + "\"]"))
        .map(line -> line.strip().split("\\[", 2)[0])
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "mermaid", "dot", "json"})
  void the_graph_names_both_ends_of_a_wire(String format) {
    Answer answer = Answer.to("skills", "graph", "--format", format);

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("database-optimizer", "core.orchestrator", "depends on");
  }
}
