package dev.tunesmith.skillfiles.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.HostVerdict.Outcome;
import dev.tunesmith.core.skill.SkillHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRulesTest {

  private static final String NAMED = "name: index-friend;description: Watches indexes.;";

  @Test
  void six_keys_and_plain_words_are_read_everywhere() {
    assertThat(HostRules.verdicts(skill(NAMED + "license: MIT;metadata:;  tags: a, b")))
        .extracting(HostVerdict::outcome)
        .containsOnly(Outcome.LOADS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLAUDE_DESKTOP | tags: [a] | it may have no key tags",
        "AGENTSKILLS | metadata: {a: b} | no [lists] or {maps} on a line, no & * or !",
        "AGENTSKILLS | license: MIT;license: X | license stands twice",
        "CODEX | description: >-;  Twice. | description stands twice",
        "CLAUDE_CODE | tags: a | not read: tags",
        "CODEX | globs: a: b | the front matter is no YAML: mapping values are not allowed here",
        "OPENCODE | globs: a: b | no YAML; it mends the lines with a second colon",
        "GEMINI | globs: a: b | no YAML, so only name and description are read"
      })
  void a_host_says_what_it_does_not_take(SkillHost host, String line, String remark) {
    assertThat(remarks(host, skill(NAMED + line))).containsExactly(remark);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLAUDE_DESKTOP | claude-tuner | no name may hold 'claude'",
        "COPILOT | Index Friend | the name 'Index Friend' may have small letters, digits and single"
            + " hyphens only",
        "OPENCODE | other | the folder 'index-friend' must be called 'other'",
        "AGENTSKILLS | 12 | the folder 'index-friend' must be called '12'",
        "CLAUDE_DESKTOP | 12 | name is no text; quote it",
        "CODEX | 'x' |"
      })
  void names_are_held_to_each_hosts_form(SkillHost host, String name, String remark) {
    List<String> remarks = remarks(host, skill("name: " + name + ";description: Watches indexes."));

    assertThat(remarks).isEqualTo(remark == null ? List.of() : List.of(remark));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLAUDE_CODE | tools: Read, Bash(git:*), explain | Read, Bash(git:*)",
        "CLAUDE_CODE | tools: explain | none",
        "CLAUDE_CODE | model: opus | all of the session's",
        "COPILOT | tools: [read, 'github/*', nonsense] | read, github/*",
        "GEMINI | tools: [read_file] | read_file",
        "GEMINI | tools: read_file | ''",
        "GEMINI | color: red | ''",
        "OPENCODE | tools: {write: false} | all of the session's but write",
        "OPENCODE | tools: write | ''",
        "CODEX | model: opus | ''",
        "CLAUDE_DESKTOP | model: opus | ''"
      })
  void an_agent_gets_the_tools_that_its_host_has(SkillHost host, String line, String tools) {
    assertThat(verdict(host, file(true, NAMED + line)).tools()).isEqualTo(tools);
  }

  @Test
  void a_fence_that_is_not_on_line_one_is_none() {
    HostedFile late =
        HostedFile.of("a.md", "", false, false, List.of("", "---", "name: a", "---", "Text."));

    assertThat(HostRules.verdicts(late))
        .extracting(HostVerdict::outcome)
        .containsOnly(Outcome.REJECTED);
  }

  private static HostedFile skill(String frontMatter) {
    return file(false, frontMatter);
  }

  private static HostedFile file(boolean isAgent, String frontMatter) {
    List<String> lines = List.of(("---;" + frontMatter + ";---;Text.").split(";+", -1));
    return HostedFile.of("index-friend/SKILL.md", "index-friend", isAgent, false, lines);
  }

  private static HostVerdict verdict(SkillHost host, HostedFile file) {
    return HostRules.verdicts(file).stream()
        .filter(each -> each.host() == host)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> remarks(SkillHost host, HostedFile file) {
    return verdict(host, file).remarks().stream().map(HostVerdict.Remark::text).toList();
  }
}
