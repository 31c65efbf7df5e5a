package dev.tunesmith.skillfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.ToolGrant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusTest {

  static List<String> expectations() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                CorpusTest.class.getResourceAsStream("/corpus-expectations.txt"),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expectations")
  void file_has_the_expected_outcome_lines_and_codes(String expectation) {
    String file = expectation.substring(0, expectation.indexOf(' '));

    SkillLibrary library = Corpus.read(Corpus.folder().resolve(file));

    String found =
        library.diagnostics().stream()
            .map(diagnostic -> " " + diagnostic.line() + ":" + diagnostic.code())
            .collect(Collectors.joining());
    assertThat(file + " " + Corpus.outcome(library) + found).isEqualTo(expectation);
  }

  @Test
  void every_file_of_the_corpus_has_an_expectation() throws IOException {
    List<String> expected =
        expectations().stream().map(line -> line.substring(0, line.indexOf(' '))).toList();

    assertThat(Corpus.files())
        .hasSizeGreaterThanOrEqualTo(80)
        .extracting(file -> Corpus.folder().relativize(file).toString().replace('\\', '/'))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void one_bad_file_does_not_stop_the_others() {
    SkillLibrary all = Corpus.read(Corpus.folder());

    long accepted =
        Corpus.files().stream()
            .filter(file -> Corpus.outcome(Corpus.read(file)).equals("accepted"))
            .count();
    assertThat(all.skills().size() + all.shadowed().size()).isEqualTo((int) accepted);
  }

  @Test
  void every_warning_and_error_says_what_to_do() {
    for (Path file : Corpus.files()) {
      for (Diagnostic diagnostic : Corpus.read(file).diagnostics()) {
        if (diagnostic.severity() != Severity.INFO) {
          assertThat(diagnostic.fix()).as(diagnostic.toString()).isNotBlank();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hash.md | Finds slow queries #performance first",
        "hash-bracket.md | Reads #[x] marks",
        "star.md | *Important* watcher",
        "at.md | @team watches indexes",
        "boolean-description.md | on",
        "date-description.md | 2024-01-31",
        "colon.md | Use for: slow queries",
        "inner-quotes.md | Say \"hello\" first",
        "block-folded.md | First line second line",
        "latin1.md | Prüft Pläne",
        "cp1252.md | \u201cWatches\u201d \u2013 plans",
        "line-separator.md | Watches plans",
        "merge-key.md | Watches plans",
        "glued-all.md | Watches plans",
        "twice.md | second",
        "dialogue.md | Use for slow queries",
        "strict-context.md | Short one.",
        "broken-closed.md | Watches: plans",
        "bracket-text.md | [draft] watches indexes",
        "unindented-block.md | Not indented: at all",
        "keys-glued.md | Finds slow queries",
        "space-unbroken.md | Watches\u00A0plans"
      })
  void description_survives_as_it_was_written(String file, String description) {
    assertThat(Corpus.skill(file).identity().description()).isEqualTo(description);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time-compound.md | 3 | PT1H30M",
        "level-beyond.md | 3 | ",
        "levels-html.md | 3 | PT2M",
        "rules-in-tunesmith.md | 4 | ",
        "levels-in-cells.md | 3 | PT2M",
        "keys-glued.md | 4 | ",
        "space-unbroken.md | 4 | "
      })
  void what_a_level_grants_is_read_in_many_forms(
      String file, int attempts, @Nullable Duration workingTime) {
    DeclaredLevel said = Corpus.skill(file).contract().protocol().levels().get(Level.SELF_RECOVERY);

    assertThat(said.attempts()).isEqualTo(attempts);
    assertThat(said.workingTime()).isEqualTo(workingTime);
  }

  @Test
  void an_example_between_tags_stays_whole_whatever_its_words_and_the_next_key_its_own() {
    Skill skill = Corpus.skill("example-in-tag.md");

    assertThat(skill.identity().description()).endsWith("Since: it is slow\n</commentary>");
    assertThat(skill.declaration().model()).isEqualTo("opus");
    assertThat(Corpus.skill("keys-glued.md").declaration().tools().names())
        .containsExactly("ask_advisor");
  }

  @Test
  void whom_a_level_asks_is_read_in_html_and_cells() {
    assertThat(Corpus.skill("levels-html.md").whom().get(Level.PEER_CONSULTATION).names())
        .containsExactly("peer-one");
    assertThat(Corpus.skill("levels-html.md").whom().get(Level.STRATEGIC).names())
        .containsExactly("peer-two");
    assertThat(Corpus.skill("levels-in-cells.md").whom().get(Level.PEER_CONSULTATION).names())
        .containsExactly("peer-one");
    assertThat(Corpus.skill("level-beyond.md").whom()).isEmpty();
    assertThat(Corpus.skill("whom-in-one-text.md").whom().get(Level.PEER_CONSULTATION).names())
        .containsExactly("peer-one", "peer-two", "peer-three");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mojibake-mac.md", "mojibake-windows.md"})
  void letters_of_a_wrong_encoding_are_kept_and_their_lines_named(String file) throws IOException {
    Path path = Corpus.folder().resolve(file);
    List<String> lines = Files.readAllLines(path);

    Diagnostic found = Corpus.read(path).diagnostics().get(0);

    String garbled =
        IntStream.rangeClosed(1, lines.size())
            .filter(line -> lines.get(line - 1).chars().anyMatch(letter -> letter > 0x7f))
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    assertThat(found.message()).endsWith("on lines " + garbled);
    assertThat(Corpus.skill(file).body().text()).isEqualTo(bodyOf(lines));
  }

  private static String bodyOf(List<String> lines) {
    int end = lines.lastIndexOf("---") + 1;
    return String.join("\n", lines.subList(end, lines.size())) + "\n";
  }

  @Test
  void values_that_yaml_would_turn_into_numbers_stay_as_they_are_written() {
    assertThat(Corpus.skill("number-tag.md").declaration().tags()).contains("1.0");
  }

  @Test
  void conversation_after_a_description_that_is_no_yaml_belongs_to_it() {
    Skill skill = Corpus.skill("broken-dialogue.md");

    assertThat(skill.identity().description())
        .isEqualTo("Use for: slow queries\nuser: \"It is slow\"\nassistant: \"I look\"");
    assertThat(skill.declaration().model()).isEqualTo("opus");
  }

  @Test
  void whom_a_file_names_is_the_same_before_and_after_it_is_read() {
    for (Path file : Corpus.files()) {
      for (Skill skill : Corpus.read(file).skills()) {
        assertThat(skill.references()).as(file.toString()).isEqualTo(skill.contract().references());
      }
    }
  }

  @Test
  void literal_line_breaks_are_shown_as_line_breaks() {
    assertThat(Corpus.skill("colon-example.md").identity().description())
        .startsWith("Use when needed. Examples:\n\n<example>\nuser: \"slow\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tools-comma.md | Read; Grep; Bash(git add:*, git commit:*)",
        "tools-space.md | Read; Grep; Bash(git:*)",
        "tools-list.md | read; search/codebase",
        "tools-text-list.md | Read; Bash(git:*)",
        "tools-text-lines.md | Read; Edit",
        "tools-block-list.md | read; search",
        "tools-bool-map.md | read",
        "tools-grouped.md | explain; trial",
        "tools-disallowed.md | Read",
        "tools-empty-list.md | ''",
        "broken-tools.md | ''",
        "broken-globs.md | Read",
        "star-tools.md | ''",
        "number-tools.md | ''",
        "deep-tools.md | ''",
        "tools-none.md | ''"
      })
  void tools_are_granted_as_written_and_never_by_mistake(String file, String names) {
    ToolGrant grant = Corpus.skill(file).declaration().tools();

    assertThat(grant.declared()).isEqualTo(ToolGrant.Declared.YES);
    assertThat(String.join("; ", grant.names())).isEqualTo(names);
  }

  @Test
  void what_a_merge_brings_along_counts_where_nothing_else_is_said() {
    Skill skill = Corpus.skill("merge-key.md");

    assertThat(skill.id().value()).isEqualTo("merge-key");
    assertThat(skill.declaration().model()).isEqualTo("opus");
    assertThat(skill.declaration().tags()).containsExactly("a");
  }

  @Test
  void what_is_not_forbidden_after_all_is_not_forbidden() {
    assertThat(Corpus.skill("forbid-false.md").contract().forbidden())
        .extracting(rule -> rule.kind().label())
        .containsExactly("cache");
  }

  @Test
  void a_line_of_bold_words_is_as_good_a_title_of_a_level_as_a_heading() {
    assertThat(
            Corpus.skill("level-in-bold.md")
                .contract()
                .protocol()
                .levels()
                .get(Level.SELF_RECOVERY)
                .attempts())
        .isEqualTo(9);
    assertThat(Corpus.skill("level-in-code.md").contract().protocol().levels()).isEmpty();
  }

  @Test
  void tools_that_are_withheld_leave_all_others() {
    ToolGrant grant = Corpus.skill("withheld-only.md").declaration().tools();

    assertThat(grant.among(Set.of("Bash", "Read"))).containsExactly("Read");
  }

  @Test
  void commands_hooks_and_file_mentions_stay_text() {
    Skill skill = Corpus.skill("hooks.md");

    assertThat(skill.body().text()).contains("!`rm -rf /`").contains("drop table t;");
    assertThat(skill.references()).isEmpty();
  }
}
