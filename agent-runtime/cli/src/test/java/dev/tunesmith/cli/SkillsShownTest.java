package dev.tunesmith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.exit.ExitCode;
import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.engine.skills.SkillCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkillsShownTest {

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

  @ParameterizedTest
  @MethodSource("kinds")
  void who_owns_a_kind_of_issue_is_who_a_session_gives_it_to(IssueKind kind) throws IOException {
    Files.writeString(
        folder.resolve("night-tuner.md"),
        "---\nname: night-tuner\ndescription: Works.\nowns: [%s]\n---\n# One\n"
            .formatted(kind.topics().get(0)));
    SkillCatalogue catalogue = SkillCatalogue.load(List.of(folder));

    String shown = Answer.to("skills", "who", kind.label(), folder.toString()).out();
    String own = Answer.to("skills", "who", "--own", kind.title(), folder.toString()).out();

    assertThat(new Routing(catalogue.crew()).ownerOf(kind).orElseThrow().owner())
        .isEqualTo(new SkillId("night-tuner"));
    assertThat(shown).contains("  owns           night-tuner (its challenge table says '");
    assertThat(own)
        .contains("  owns           night-tuner ", "  coordinates    nobody")
        .doesNotContain("database-optimizer");
  }

  static List<IssueKind> kinds() {
    return IssueKind.BUILT_IN;
  }

  @Test
  void skills_that_own_nothing_and_those_that_only_their_names_tell_apart_are_named()
      throws IOException {
    for (String name : List.of("left-hand", "right-hand")) {
      Files.writeString(
          folder.resolve(name + ".md"),
          """
          ---
          name: %s
          description: Looks after every slow query of the shop and its customers.
          ---
          # Hand
          """
              .formatted(name));
    }

    assertThat(Answer.to("skills", "who", folder.toString()).out())
        .contains("  tied           right-hand: nothing but the name decides")
        .contains("right-hand owns nothing: others say it more plainly, of slow query, left-hand")
        .contains("left-hand and right-hand describe themselves alike")
        .doesNotContain("index-friend owns nothing")
        .doesNotContain("database-optimizer owns nothing");
  }

  @Test
  void a_mistyped_name_is_answered_with_the_nearest() {
    assertThat(Answer.to("skills", "who", "slow_qeury").err()).contains("did you mean slow_query?");
    assertThat(Answer.to("skills", "show", "database-wizzard").err())
        .contains("did you mean 'database-wizard'?");
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
        .anyMatch(line -> line.matches(" +\\d+  Cache effectiveness  \\[obeyed]"))
        .anyMatch(line -> line.matches(" +\\d+  opus  \\[read, not obeyed]"));
  }

  @Test
  void what_is_asked_of_an_agent_that_never_works_an_issue_is_not_obeyed() throws IOException {
    String file =
        "---\nname: %s\ndescription: Writes pages.\n%s---\n\n## Workflow\n\n- Run load tests\n";
    Files.writeString(folder.resolve("one.md"), file.formatted("page-writer", ""));
    Files.writeString(folder.resolve("two.md"), file.formatted("tester", "owns: [slow query]\n"));

    assertThat(Answer.to("skills", "show", "page-writer", folder.toString()).out())
        .contains("Run load tests  [read, not obeyed]");
    assertThat(Answer.to("skills", "show", "tester", folder.toString()).out())
        .contains("Run load tests  [obeyed]");
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
