package dev.tunesmith.core.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.testing.Skills;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DutyTest {

  private static List<Duty> of(Kind kind, String text) {
    return Duty.of(Skills.item(kind, "Section", text, 3)).stream().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Entity-Relationship Diagram (ERD): ASCII or Mermaid | DIAGRAM",
        "Risk register (severity, mitigation, escalation trigger). | RISKS",
        "Execution plan (ordered steps with owners/roles). | PLAN_OF_STEPS",
        "Validation checklist tied to acceptance criteria. | OBJECTIVE",
        "Handoff packet for next skill/owner. | LEVELS",
        "Analysis: EXPLAIN plan analysis with cost breakdown | PLANS",
        "Refactored Queries: Optimized SQL with explanations | REWRITES",
        "Identified Issues: Slow queries, missing indexes | ISSUES",
        "rollback_procedures: All changes have tested rollback procedures | MIGRATION",
        "normalization_review: Evaluate current normalization level | DESIGN"
      })
  void a_deliverable_is_known_by_what_it_is_about(String text, Duty duty) {
    assertThat(of(Kind.DELIVERABLE, text)).containsExactly(duty);
    assertThat(duty.proof()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Backup procedures: recovery is rehearsed | BACKUP",
        "Verify Security: encryption and access control | SECURITY",
        "read_replicas: Implement read replica strategies | REPLICATION",
        "Monitoring Setup: Recommended dashboards | WATCHING",
        "orm_optimization: Optimize ORM-generated queries | APPLICATION"
      })
  void what_no_session_can_do_has_a_reason(String text, Duty duty) {
    assertThat(of(Kind.DELIVERABLE, text)).containsExactly(duty);
    assertThat(duty.proof()).isEmpty();
    assertThat(duty.where()).isNotBlank();
  }

  @Test
  void prose_and_rules_of_behaviour_claim_nothing() {
    assertThat(of(Kind.STATEMENT, "Watch the clock")).isEmpty();
    assertThat(of(Kind.GUARDRAIL, "Measure before and after, with EXPLAIN")).isEmpty();
    assertThat(of(Kind.TAG, "schema-design")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "primary_mcp_tools | git: Versions of scripts | FOREIGN_TOOLS",
        "primary_mcp_tools | supabase: Direct database operations | OWN_TOOLS",
        "restricted_mcp_tools | playwright: Database-driven tests | FOREIGN_TOOLS",
        "database_tools_unavailable | manual_sql_analysis: From the text | FALLBACKS"
      })
  void a_tool_is_one_of_ours_or_named_as_not_here(String section, String text, Duty duty) {
    assertThat(Duty.of(Skills.item(Kind.TOOL_ACCESS, section, text, 3))).contains(duty);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Identify Task: Find your assigned task by ID: {TASK_ID}",
        "Read Genesis File: Parse the genesis.xml file",
        "Update Status: Use xmlstarlet to update task progress"
      })
  void the_task_of_a_blueprint_is_shown_where_somebody_names_one(String text) {
    assertThat(of(Kind.STATEMENT, text)).containsExactly(Duty.BLUEPRINT);
  }

  @Test
  void a_rule_that_nobody_can_see_kept_has_its_reason() {
    assertThat(of(Kind.GUARDRAIL, "Ignoring Replication Lag: watch it"))
        .containsExactly(Duty.REPLICATION);
  }
}
