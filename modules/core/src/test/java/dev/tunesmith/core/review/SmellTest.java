package dev.tunesmith.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.testing.Skills;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmellTest {

  private static ContractItem rule(String text) {
    return Skills.item(Kind.GUARDRAIL, "Anti-patterns", text, 9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * in Production: Always specify required columns | SELECT_STAR",
        "N+1 Query Problem: Use JOINs instead of loops | REPEATED_STATEMENT",
        "Missing Indexes: Ensure all WHERE columns are indexed | UNINDEXED_FOREIGN_KEY",
        "Over-Indexing: Avoid redundant indexes | UNUSED_INDEX",
        "Implicit JOINs: Use explicit JOIN syntax | IMPLICIT_JOIN",
        "Functions on Indexed Columns: not YEAR(date) = 2024 | FUNCTION_ON_INDEXED_COLUMN",
        "Correlated Subqueries: Refactor to JOINs | CORRELATED_SUBQUERY",
        "No Entity-Attribute-Value tables | ATTRIBUTE_TABLE",
        "Tables without a primary key | MISSING_PRIMARY_KEY",
        "Floating point columns for money | FLOAT_FOR_MONEY",
        "Timestamps without time zone | TIME_WITHOUT_ZONE",
        "DELETE without WHERE | WHOLE_TABLE_WRITE"
      })
  void an_anti_pattern_is_known_by_its_words(String text, Smell smell) {
    assertThat(Smell.namedBy(rule(text))).containsExactly(smell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Long-Running Transactions: Keep transactions short-lived",
        "Skipping Backup Testing: Regularly test backups",
        "Be kind: never mention missing indexes rudely",
        "Select a tool with care",
        "Begin at Level 1, every time"
      })
  void other_rules_name_none(String text) {
    assertThat(Smell.namedBy(rule(text))).isEmpty();
  }

  @Test
  void only_rules_name_one() {
    assertThat(Smell.namedBy(Skills.item(Kind.DELIVERABLE, "x", "Missing indexes", 3))).isEmpty();
  }

  private static Crew crew(Skill... skills) {
    return Crew.wire(new SkillLibrary(Arrays.asList(skills), List.of()));
  }

  @Test
  void a_remark_weighs_more_where_a_file_names_it_and_goes_to_who_knows_about_it() {
    Remark remark = new Remark(Smell.SELECT_STAR, "q", "q fetches all.", List.of(EvidenceId.of(1)));
    Skill writer =
        Skills.skill("query-writer")
            .saying(List.of(Skills.item(Kind.CHALLENGE, "Challenges", "Rewrite", 4)))
            .built();
    Skill strict = Skills.skill("strict-one").saying(List.of(rule("SELECT * anywhere"))).built();

    assertThat(Reviewed.by(crew(writer), List.of(remark)))
        .singleElement()
        .satisfies(seen -> assertThat(seen.severity()).isEqualTo(Severity.LOW))
        .satisfies(seen -> assertThat(seen.owner().owner()).isEqualTo(writer.id()))
        .satisfies(seen -> assertThat(seen.askedBy()).isEmpty());
    assertThat(Reviewed.by(crew(strict), List.of(remark)))
        .singleElement()
        .satisfies(seen -> assertThat(seen.severity()).isEqualTo(Severity.MEDIUM))
        .satisfies(seen -> assertThat(seen.owner().owner()).isEqualTo(SkillId.ORCHESTRATOR))
        .satisfies(seen -> assertThat(seen.askedBy()).containsExactly("strict-one:9"));
  }
}
