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

    assertThat(answer.out()).contains("skills read, 0 of yours: 0 errors, 0 warnings");
    assertThat(answer.code()).as("no skill of the user's was looked at").isEqualTo(2);
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
  void a_check_taken_out_of_a_file_is_named_with_who_keeps_it_all_the_same() throws IOException {
    Files.delete(folder.resolve("index-friend.md"));
    Path shipped = Path.of("../../skills/data/database-optimizer.md");
    String text = Files.readString(shipped);
    Path file = Files.writeString(folder.resolve("database-optimizer.md"), text);
    assertThat(Answer.to("skills", "validate", file.toString()).out())
        .doesNotContain("check-taken-out");

    Files.writeString(file, text.replaceFirst("(?m)^.*\u2713 Index bloat.*\\R", ""));

    assertThat(Answer.to("skills", "validate", file.toString()).out())
        .containsPattern(
            "database-optimizer\\.md: info \\[check-taken-out]: .*core\\.quality keeps it:"
                + " 'size and bloat known' \\(line \\d+\\)");
  }

  @Test
  void findings_are_told_in_the_forms_that_other_programs_read() throws IOException {
    String file = folder.resolve("index-friend.md").toString();

    assertThat(Answer.to("skills", "validate", file, "--format", "github").out().lines())
        .anyMatch(
            line ->
                line.matches(
                    "::warning file=.*index-friend\\.md,line=4,title=reference-dangling::"
                        + "no skill is named 'nobody-at-all'; fix: .*"));
    assertThat(Answer.to("skills", "validate", file, "--format", "sarif").out())
        .contains("\"version\":\"2.1.0\"", "{\"id\":\"reference-dangling\"}")
        .contains("\"ruleId\":\"reference-dangling\",\"level\":\"warning\"")
        .contains("\"region\":{\"startLine\":4}");
  }

  @Test
  void many_findings_are_counted_by_their_codes() throws IOException {
    for (String name : List.of("one", "two", "three")) {
      Files.writeString(
          folder.resolve(name + ".md"),
          "---\nname: %s\ndescription: d\ntools: Read, Grep, explian\n---\n# One\n"
              .formatted(name));
    }

    List<String> lines = Answer.to("skills", "validate", folder.toString()).out().lines().toList();

    assertThat(lines)
        .contains("     3  info [tool-unknown]", "     1  warning [reference-dangling]");
    assertThat(lines)
        .filteredOn(line -> line.contains("one.md"))
        .singleElement()
        .asString()
        .endsWith("there are no tools 'Read', 'Grep', 'explian' here");
  }

  @Test
  void a_file_in_a_format_that_is_not_read_is_no_skill_that_passed() throws IOException {
    Path agent =
        Files.writeString(folder.resolve("rules.mdc"), "---\ndescription: d\n---\nRead.\n");

    Answer answer = Answer.to("skills", "validate", agent.toString());

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.out()).contains("info [file-not-read]", "0 of yours");
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

  @ParameterizedTest
  @ValueSource(strings = {"validate", "list", "graph"})
  void a_folder_that_is_not_there_is_bad_input(String command) {
    Answer answer = Answer.to("skills", command, folder.resolve("none").toString());

    assertThat(answer.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err().lines()).singleElement().asString().contains("none");
  }
}
