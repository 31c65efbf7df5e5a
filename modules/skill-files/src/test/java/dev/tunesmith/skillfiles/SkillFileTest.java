package dev.tunesmith.skillfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.HostVerdict.Outcome;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillForm;
import dev.tunesmith.skillfiles.host.Conversion;
import dev.tunesmith.skillfiles.host.HostRules;
import dev.tunesmith.skillfiles.host.HostedFile;
import dev.tunesmith.skillfiles.host.SkillRewriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SkillFileTest {

  private static final Path SHIPPED = Path.of("../../skills");

  @TempDir private Path folder;

  @Test
  void shipped_files_are_read_whole_by_every_host() {
    assertThat(SkillFile.in(SHIPPED))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            file ->
                assertThat(HostRules.verdicts(file.hosted()))
                    .extracting(HostVerdict::outcome)
                    .containsOnly(Outcome.LOADS));
  }

  @Test
  void a_file_that_is_fixed_needs_no_fixing_and_means_the_same() throws IOException {
    for (SkillFile file : SkillFile.in(Corpus.folder())) {
      Optional<List<String>> fixed = SkillRewriter.portable(file.hosted());
      Optional<Skill> before = skill(file.path());
      if (fixed.isPresent() && before.isPresent()) {
        HostedFile again =
            HostedFile.of(
                file.hosted().shown(),
                file.hosted().folder(),
                file.hosted().isAgent(),
                false,
                fixed.get());
        Path copy = Files.writeString(folder.resolve(file.path().getFileName()), text(fixed.get()));

        assertThat(SkillRewriter.portable(again)).as(file.path().toString()).isEqualTo(fixed);
        assertThat(meaning(skill(copy).orElseThrow()))
            .as(file.path().toString())
            .isEqualTo(meaning(before.get()));
      }
    }
  }

  @Test
  void examples_of_a_description_go_on_below_the_text() {
    List<String> lines =
        List.of(
            "---",
            "name: a",
            "description: Use it. Examples: <example>slow</example>",
            "---",
            "Text.");

    Optional<List<String>> fixed =
        SkillRewriter.portable(HostedFile.of("a.md", "", false, false, lines));

    assertThat(fixed.orElseThrow())
        .containsExactly(
            "---",
            "name: a",
            "description: Use it.",
            "---",
            "Text.",
            "",
            "## Examples of when to use it",
            "",
            "<example>slow</example>",
            "");
  }

  private static Optional<Skill> skill(Path path) {
    return Corpus.read(path).skills().stream().findFirst();
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines);
  }

  private static String meaning(Skill skill) {
    String description = skill.identity().description();
    return List.of(
            description.replaceFirst("(?s)\\s*(?:Examples:)?\\s*<example>.*", ""),
            skill.declaration(),
            skill.references().stream().map(each -> each.kind() + each.name()).toList())
        .toString();
  }

  @ParameterizedTest
  @EnumSource(
      value = SkillForm.class,
      names = {"CLAUDE", "COPILOT", "AGENTSKILLS"})
  void what_is_in_a_hosts_form_converts_to_itself(SkillForm form) {
    for (SkillFile file : SkillFile.in(Corpus.folder())) {
      Optional<Conversion> once = Conversion.of(file.hosted(), form);
      once.ifPresent(
          first -> {
            List<String> lines = List.of(first.text().split("\n", -1));
            HostedFile converted = HostedFile.of(first.path(), "", true, false, lines);
            assertThat(Conversion.of(converted, form)).as(first.path()).isEqualTo(once);
          });
    }
  }

  @Test
  void an_agent_of_codex_holds_its_text_and_what_has_no_key_there() {
    List<String> lines =
        List.of(
            "---", "name: A", "description: Say \"it\".", "model: opus", "---", "It's '''odd'''.");

    Conversion codex =
        Conversion.of(HostedFile.of("a.md", "", false, false, lines), SkillForm.CODEX)
            .orElseThrow();

    assertThat(codex.path()).isEqualTo("a.toml");
    assertThat(codex.text())
        .isEqualTo(
            """
            # title: A
            # model: opus
            name = "a"
            description = "Say \\"it\\"."
            developer_instructions = "It's '''odd'''."
            """);
  }

  @Test
  void comments_stay_wherever_they_stand() {
    List<String> lines =
        List.of(
            "---",
            "name: a # of the night",
            "description: Finds #1 and a # sign",
            "odd: 1",
            "more:",
            "  # inner",
            "  deep: 2",
            "---",
            "Text.");
    HostedFile file = HostedFile.of("a/SKILL.md", "a", false, false, lines);

    List<String> fixed = SkillRewriter.portable(file).orElseThrow();

    assertThat(fixed).contains("# of the night", "# inner").doesNotContain("# sign");
    assertThat(Conversion.of(file, SkillForm.CLAUDE).orElseThrow().text())
        .contains("\n# of the night\n# inner\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLAUDE | allowed-tools: Read Bash(git:*) | tools: \"Read, Bash(git:*)\"",
        "COPILOT | allowed-tools: Read, Edit | tools:\\n  - Read\\n  - Edit\\n---",
        "CLAUDE | tools: [Read, Edit] | tools: Read, Edit\\n---",
        "CLAUDE | tools: [] | tools: []",
        "CLAUDE | model: opus | model: opus\\n---"
      })
  void an_agent_is_granted_what_a_skill_allows(SkillForm form, String line, String written) {
    List<String> lines = List.of("---", "name: a", "description: b", line, "---", "Text.");

    String text =
        Conversion.of(HostedFile.of("a.md", "", false, false, lines), form).orElseThrow().text();

    assertThat(text).contains(written.replace("\\n", "\n")).doesNotContain("allowed-tools");
  }

  @Test
  void agents_of_codex_are_found_where_it_keeps_them() throws IOException {
    Path agents = Files.createDirectories(folder.resolve(".codex/agents"));
    Path agent = Files.writeString(agents.resolve("a.toml"), "name = 'a'\n");
    Path other = Files.writeString(folder.resolve("pyproject.toml"), "[tool]\n");

    assertThat(SkillFile.codexAgentsIn(folder)).containsExactly(agent);
    assertThat(SkillFile.codexAgentsIn(other)).containsExactly(other);
  }

  @Test
  void what_would_be_lost_is_left_alone() {
    List<String> lines =
        List.of("---", "name: a", "description: b", "metadata: [x", "---", "Text.");

    assertThat(SkillRewriter.portable(HostedFile.of("a.md", "", false, false, lines))).isEmpty();
  }

  @Test
  void line_ends_stay_as_they_are() throws IOException {
    Path file = Files.writeString(folder.resolve("a.md"), "---\r\nname: a\r\n---\r\nText.\r\n");

    SkillFile read = SkillFile.in(file).get(0);
    read.write(read.hosted().lines());

    assertThat(file).hasContent("---\r\nname: a\r\n---\r\nText.\r\n");
    assertThat(Files.readString(file)).contains("Text.\r\n");
  }
}
