package dev.tunesmith.skillfiles.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.skill.HostVerdict;
import dev.tunesmith.core.skill.HostVerdict.Outcome;
import dev.tunesmith.core.skill.HostVerdict.Remark;
import dev.tunesmith.core.skill.SkillForm;
import dev.tunesmith.core.skill.SkillHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodexAgentTest {

  @Test
  void what_is_converted_for_codex_loads_there_and_nowhere_else() {
    List<String> skill = List.of("---", "name: a", "description: b", "---", "Say 'name = 1'.");
    String text =
        Conversion.of(HostedFile.of("a.md", "", false, false, skill), SkillForm.CODEX)
            .orElseThrow()
            .text();

    List<HostVerdict> verdicts = CodexAgent.verdicts(List.of(text.split("\n", -1)));

    assertThat(verdicts)
        .filteredOn(verdict -> verdict.outcome() == Outcome.LOADS)
        .extracting(HostVerdict::host)
        .containsExactly(SkillHost.CODEX);
    assertThat(verdicts).hasSameSizeAs(SkillHost.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name = 'a'~developer_instructions = 'c' | it must have a description",
        "name = ''~description = 'b'~developer_instructions = 'c' | it must have a name",
        "description = \"\"\"~name = 'a'~\"\"\"~developer_instructions = 'c' | it must have a name",
        "name = 'a'~description = 'b'~[tools]~developer_instructions = 'c'"
            + " | it must have a developer_instructions"
      })
  void codex_demands_three_keys_above_all_tables(String text, String remark) {
    assertThat(CodexAgent.verdicts(List.of(text.split("~", -1))))
        .filteredOn(verdict -> verdict.host() == SkillHost.CODEX)
        .flatExtracting(HostVerdict::remarks)
        .extracting(Remark::text)
        .containsExactly(remark);
  }
}
