package dev.tunesmith.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.agents.tools.Asked;
import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillBody;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTextTest {

  private static final String TEXT =
      """
      # Doctor

      Look before you cut.

      ## Precision Checks

      They are dear to us.
      - No regression elsewhere

      ## Checks of Ours

      - the moon is full

      ## Level 3: STRATEGIC (Architects)

      **When:** all else failed

      ## Guardrails

      - Never guess.
      """;

  private static String told(ContractItem... items) {
    Skill skill = Samples.slowQuery().worker();
    SkillBody body =
        new SkillBody() {
          @Override
          public String text() {
            return TEXT;
          }

          @Override
          public int firstLine() {
            return 5;
          }

          @Override
          public Contract contract() {
            return new Contract(DeclaredProtocol.SILENT, List.of(), List.of(), List.of(items));
          }
        };
    return RoleText.of(
        new Skill(skill.identity(), skill.declaration(), skill.source(), body), Asked.FOR_WORK);
  }

  private static ContractItem item(Kind kind, String text, int line) {
    return new ContractItem(kind, "Output Verification", text, line);
  }

  @Test
  void what_the_runtime_carries_out_is_a_line_and_all_else_stands_word_for_word() {
    assertThat(
            told(
                item(Kind.LAYER_CHECK, "No regression elsewhere", 12),
                item(Kind.LAYER_CHECK, "the moon is full", 16),
                item(Kind.LEVEL_RULE, "all else failed", 20),
                item(Kind.GUARDRAIL, "Never guess.", 24)))
        .contains(
            "Look before you cut.",
            "They are dear to us.",
            "## Checks of Ours\n\n- the moon is full",
            "## Guardrails\n\n- Never guess.",
            "(The runtime carries out: Precision Checks; Level 3: STRATEGIC.)")
        .doesNotContain("No regression elsewhere", "all else failed");
  }

  @Test
  void a_text_that_binds_to_nothing_is_told_whole() {
    assertThat(told()).isEqualTo(TEXT.strip());
  }
}
