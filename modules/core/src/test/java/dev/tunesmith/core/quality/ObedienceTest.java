package dev.tunesmith.core.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.DeclaredKinds;
import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredProtocol;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillBody;
import dev.tunesmith.core.testing.Skills;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is marked obeyed is what the runtime acts on. */
class ObedienceTest {

  private static Obedience of(String skill, Kind kind, String section, String text) {
    ContractItem item = Skills.item(kind, section, text, 3);
    return Obedience.of(Skills.skill(skill).saying(List.of(item)).built(), item);
  }

  @Test
  void a_check_is_obeyed_where_a_gate_stands_for_it() {
    String section = "Index Strategy Verification";

    assertThat(of("a", Kind.PRECISION_CHECK, section, "Index bloat watched"))
        .isEqualTo(Obedience.OBEYED);
    assertThat(of("a", Kind.PRECISION_CHECK, section, "The moon is full"))
        .isEqualTo(Obedience.READ);
  }

  @Test
  void a_forbidden_pattern_is_obeyed_where_the_vocabulary_has_it() {
    assertThat(of("a", Kind.FORBIDDEN_PATTERN, "Forbidden", "Index Blindness"))
        .isEqualTo(Obedience.OBEYED);
    assertThat(of("a", Kind.FORBIDDEN_PATTERN, "Forbidden", "Working on Fridays"))
        .isEqualTo(Obedience.READ);
    assertThat(of("a", Kind.FORBIDDEN_PATTERN, "Forbidden", "Long-Running Transactions: be short"))
        .as("it takes days of watching, which is said")
        .isEqualTo(Obedience.NAMED);
  }

  @Test
  void a_challenge_is_obeyed_where_it_can_bring_its_skill_an_issue() {
    assertThat(of("a", Kind.CHALLENGE, "Challenges", "Slow query")).isEqualTo(Obedience.OBEYED);
    assertThat(of("a", Kind.ACTIVATION_SIGNAL, "Signals", "An index is redundant: drop it"))
        .isEqualTo(Obedience.READ);
    assertThat(of("a", Kind.CHALLENGE, "Challenges", "Replication lag")).isEqualTo(Obedience.READ);
    assertThat(of("core.quality", Kind.CHALLENGE, "Challenges", "Slow query"))
        .as("the core skills own no issue")
        .isEqualTo(Obedience.READ);
  }

  @Test
  void prose_is_read_and_not_obeyed() {
    assertThat(of("a", Kind.GUARDRAIL, "Guardrails", "Never use an index of method gin"))
        .isEqualTo(Obedience.READ);
    assertThat(of("a", Kind.STATEMENT, "Remember", "Watch the clock")).isEqualTo(Obedience.READ);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Root cause analysis with EXPLAIN",
        "Identify the root cause of each slow query",
        "Compare performance before and after",
        "Capture the metrics before and after each change",
        "Benchmark every query that is changed",
        "Run regression tests on other queries",
        "Performance regression detection"
      })
  void work_that_a_gate_stands_for_is_obeyed(String work) {
    assertThat(of("a", Kind.WORKFLOW_STEP, "Workflow", work)).isEqualTo(Obedience.OBEYED);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Root Cause: Unlimited entity expansion allowed",
        "Linear models: Logistic Regression, Lasso, Ridge",
        "Blank line before & after headings, lists, and code fences",
        "Before you begin, read what the agents named. After they are done, ask them for the list"
            + " of the files that matter, and put all of that into the plan",
        "Benchmark tools: pgbench, sysbench, HammerDB",
        "License compliance checking and open source risk assessment",
        "Interventions are evidence-based and follow the guideline"
      })
  void what_only_has_the_words_of_a_gate_is_not_obeyed(String work) {
    assertThat(of("a", Kind.WORKFLOW_STEP, "Workflow", work)).isNotEqualTo(Obedience.OBEYED);
  }

  @Test
  void a_field_of_the_message_is_obeyed_where_what_climbs_with_an_issue_has_it() {
    assertThat(of("a", Kind.MESSAGE_FIELD, "Level 2", "Metrics: [before and after]"))
        .isEqualTo(Obedience.OBEYED);
    assertThat(of("a", Kind.MESSAGE_FIELD, "Level 2", "Phone number: [yours]"))
        .isEqualTo(Obedience.READ);
  }

  @Test
  void a_success_target_is_obeyed_where_a_session_is_counted_against_it() {
    String target = "Success rate target: 70% of issues end at Level 1";

    assertThat(of("core.orchestrator", Kind.SUCCESS_TARGET, "Level 1", target))
        .isEqualTo(Obedience.OBEYED);
    assertThat(of("a", Kind.SUCCESS_TARGET, "Level 1", target)).isEqualTo(Obedience.READ);
  }

  @Test
  void of_a_level_its_attempts_its_time_and_whom_it_names_are_obeyed_and_its_target_is_not() {
    DeclaredLevel said =
        new DeclaredLevel(3, Duration.ofMinutes(1), List.of("peer"), 0.8, List.of(), 9);
    Skill skill =
        Skills.skill("a")
            .following(new DeclaredProtocol(Map.of(Level.PEER_CONSULTATION, said)))
            .saying(List.of(Skills.item(Kind.LEVEL, "Level 2", "Level 2", 9)))
            .built();

    assertThat(Obedience.marks(skill, Set.of()))
        .containsExactly(
            new Mark("level", "Level 2", 9, Obedience.OBEYED),
            new Mark("attempts", "level 2: 3", 9, Obedience.OBEYED),
            new Mark("working time", "level 2: 1 min", 9, Obedience.OBEYED),
            new Mark("escalate to", "level 2: peer", 9, Obedience.OBEYED),
            new Mark("level target", "level 2: 80% settled", 9, Obedience.READ));
  }

  @Test
  void the_kinds_of_remedy_named_for_a_level_are_obeyed() {
    DeclaredKinds said = new DeclaredKinds(Set.of(RemedyKind.REWRITE, RemedyKind.CREATE_INDEX), 9);
    Skill skill =
        Skills.skill("a")
            .following(new DeclaredProtocol(Map.of(), Map.of(Level.SELF_RECOVERY, said)))
            .built();

    assertThat(Obedience.marks(skill, Set.of()))
        .containsExactly(
            new Mark("remedy kinds", "level 1: create_index, rewrite", 9, Obedience.OBEYED));
  }

  @Test
  void what_the_protocol_takes_for_silence_is_not_obeyed() {
    DeclaredLevel said = new DeclaredLevel(0, Duration.ZERO, List.of("peer"), null, List.of(), 9);
    Skill skill =
        Skills.skill("a")
            .following(new DeclaredProtocol(Map.of(Level.SELF_RECOVERY, said)))
            .built();

    assertThat(Obedience.marks(skill, Set.of()))
        .hasSize(3)
        .extracting(Mark::obedience)
        .containsOnly(Obedience.READ);
  }

  @Test
  void a_forbidden_remedy_is_obeyed_unless_it_asks_for_a_method_where_there_is_none() {
    assertThat(Obedience.marks(forbidding(RemedyKind.CREATE_INDEX, "gin"), Set.of()))
        .containsExactly(new Mark("forbidden remedy", "create_index by gin", 5, Obedience.OBEYED));
    assertThat(Obedience.marks(forbidding(RemedyKind.REWRITE, null), Set.of()))
        .containsExactly(new Mark("forbidden remedy", "rewrite", 5, Obedience.OBEYED));
    assertThat(Obedience.marks(forbidding(RemedyKind.REWRITE, "gin"), Set.of()))
        .containsExactly(new Mark("forbidden remedy", "rewrite by gin", 5, Obedience.READ));
  }

  private static Skill forbidding(RemedyKind kind, String method) {
    Skill plain = Skills.skill("a").built();
    Contract contract =
        new Contract(
            DeclaredProtocol.SILENT,
            List.of(),
            List.of(new ForbiddenRule(kind, method, 5)),
            List.of());
    return new Skill(
        plain.identity(), plain.declaration(), plain.source(), new Forbidding(contract));
  }

  private record Forbidding(Contract contract) implements SkillBody {
    @Override
    public String text() {
      return "";
    }
  }
}
