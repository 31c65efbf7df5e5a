package dev.tunesmith.skillfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.AntiPattern;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.MetricTarget;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The five definitions in {@code shared/seeds} beside the repository, where it lies there. */
class SeedsTest {

  private static SkillLibrary library;

  @BeforeAll
  static void read_the_seeds() {
    Path seeds = seeds();
    assumeTrue(seeds != null, "no folder shared/seeds beside the repository: skipped");
    library = Corpus.read(seeds);
  }

  private static @Nullable Path seeds() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      if (Files.isDirectory(folder.resolve("shared/seeds"))) {
        return folder.resolve("shared/seeds");
      }
      folder = folder.getParent();
    }
    return null;
  }

  @Test
  void all_five_load_and_two_of_them_by_repair() {
    assertThat(library.skills())
        .extracting(skill -> skill.id().value())
        .containsExactly(
            "backend.database_tuner",
            "database-architect",
            "database-optimization-specialist",
            "database-optimizer",
            "database-wizard");
    assertThat(library.diagnostics())
        .filteredOn(diagnostic -> diagnostic.code().equals("yaml-repaired"))
        .extracting(
            diagnostic -> Path.of(diagnostic.file()).getFileName() + ":" + diagnostic.line())
        .containsExactly("database-architect.md:3", "database-optimization-specialist.md:3");
  }

  @Test
  void identities_are_complete() {
    assertThat(library.skills())
        .extracting(skill -> skill.identity().description().length())
        .containsExactly(61, 2856, 1813, 131, 290);
    assertThat(library.named("Database Tuner")).contains(skill("backend.database_tuner"));
    assertThat(library.named("database-tuner")).contains(skill("backend.database_tuner"));
    assertThat(skill("database-architect").identity().description())
        .startsWith("Use this agent when you need database schema design")
        .contains("Examples:\n\n<example>\nContext: User is designing")
        .endsWith("</commentary>\n</example>");
  }

  @Test
  void declarations_are_complete() {
    Skill.Declaration tuner = skill("backend.database_tuner").declaration();

    assertThat(tuner.tags()).containsExactly("database", "performance", "backend", "scaling");
    assertThat(tuner.hosts()).containsExactly("claude_desktop", "codex_desktop");
    assertThat(tuner.dependencies()).containsExactly("core.orchestrator", "core.quality");
    assertThat(library.skills())
        .extracting(skill -> String.valueOf(skill.declaration().model()))
        .containsExactly("null", "sonnet", "sonnet", "opus", "null");
  }

  @Test
  void optimizer_declares_its_four_levels() {
    Map<Level, DeclaredLevel> levels = contract("database-optimizer").protocol().levels();

    assertThat(levels)
        .containsOnly(
            entry(
                Level.SELF_RECOVERY,
                new DeclaredLevel(2, Duration.ofMinutes(5), List.of(), 0.7, List.of(), 26)),
            entry(
                Level.PEER_CONSULTATION,
                new DeclaredLevel(
                    null,
                    null,
                    List.of("backend-coordinator", "data-coordinator"),
                    0.8,
                    List.of(),
                    53)),
            entry(
                Level.STRATEGIC,
                new DeclaredLevel(
                    null,
                    null,
                    List.of("tech-lead-orchestrator", "backend-architect"),
                    null,
                    List.of(
                        "Performance requires schema redesign",
                        "Caching or replication strategy needed",
                        "Database technology reconsideration",
                        "Data partitioning strategy"),
                    84)),
            entry(
                Level.USER_DECISION,
                new DeclaredLevel(null, null, List.of(), null, 0.02, List.of(), 97)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backend.database_tuner | NAME=1, TAG=4, HOST=2, RESPONSIBILITY=7, ACTIVATION_SIGNAL=4,"
            + " REQUIRED_INPUT=5, WORKFLOW_STEP=4, DELIVERABLE=5, DONE_CRITERION=5, GUARDRAIL=4,"
            + " MESSAGE_FIELD=4, COLLABORATION=3",
        "database-architect | NAME=1, MODEL=1, RESPONSIBILITY=10, WORKFLOW_STEP=8, DELIVERABLE=21,"
            + " DONE_CRITERION=7, METRIC=1, FORBIDDEN_PATTERN=10, STATEMENT=14",
        "database-optimization-specialist | NAME=1, MODEL=1, RESPONSIBILITY=6, WORKFLOW_STEP=10,"
            + " DONE_CRITERION=5, GUARDRAIL=5, STATEMENT=11",
        "database-optimizer | NAME=1, MODEL=1, RESPONSIBILITY=5, GUARDRAIL=7, CHALLENGE=7, LEVEL=4,"
            + " TRIGGER=4, SUCCESS_TARGET=3, MESSAGE_FIELD=5, PRECISION_CHECK=16, LAYER_CHECK=25,"
            + " ESCALATION_TRIGGER=5, RECOVERY=7, STATEMENT=4",
        "database-wizard | NAME=1, RESPONSIBILITY=6, WORKFLOW_STEP=36, DELIVERABLE=12,"
            + " DONE_CRITERION=12, GUARDRAIL=2, PHASE=9, METRIC=33, FORBIDDEN_PATTERN=5,"
            + " STOPPING_TRIGGER=3, ESCALATION_TRIGGER=7, TOOL_ACCESS=12, COLLABORATION=8,"
            + " STATEMENT=80"
      })
  void every_kind_of_item_is_counted(String id, String counts) {
    assertThat(counts(id)).isEqualTo("{" + counts + "}");
  }

  @Test
  void every_comparable_target_is_read() {
    assertThat(targets("database-wizard"))
        .containsExactly(
            "BELOW 100.0ms",
            "ABOVE 90.0%",
            "ABOVE 1.0second",
            "ABOVE 2.0x",
            "BELOW 70.0%",
            "ABOVE 85.0%",
            "ABOVE 50.0%",
            "BELOW 100.0ms",
            "BELOW 1.0second",
            "BELOW 4.0hour",
            "BELOW 100.0ms",
            "BELOW 70.0%",
            "ABOVE 99.9%",
            "BELOW 15.0minutes",
            "ABOVE 5.0x",
            "ABOVE 50.0%",
            "BELOW 5.0ms",
            "BELOW 5.0%");
    assertThat(targets("database-architect"))
        .containsExactly("BELOW 20.0ms", "ABOVE 99.0%", "ABOVE 95.0%");
  }

  @Test
  void wizard_forbids_five_patterns_and_stops_at_three_triggers() {
    Contract wizard = contract("database-wizard");

    assertThat(wizard.antiPatterns()).containsExactlyInAnyOrder(AntiPattern.values());
    assertThat(wizard.items(Kind.STOPPING_TRIGGER))
        .extracting(ContractItem::text)
        .containsExactly(
            "Performance Targets Achieved: All query performance SLAs met or exceeded",
            "Optimization Maturity Reached: Advanced optimization techniques implemented",
            "Diminishing Performance Returns: Less than 5% performance improvement for 3+"
                + " iterations");
    assertThat(wizard.items(Kind.ESCALATION_TRIGGER))
        .extracting(item -> item.line() + " " + item.details())
        .contains(
            "135 [complexity: Implementation effort > 8 weeks, decision: Technical architecture"
                + " committee review required]",
            "141 [escalation: Database administrator and data governance review, timeline: 24-hour"
                + " review requirement for production changes]",
            "147 [threshold: Downtime > business tolerance (typically 4 hours), planning: Change"
                + " management and business continuity planning required]");
  }

  @Test
  void references_name_whom_they_name_and_where() {
    assertThat(references("backend.database_tuner"))
        .containsExactly("DEPENDS_ON core.orchestrator 6", "DEPENDS_ON core.quality 6");
    assertThat(references("database-optimizer"))
        .containsExactly(
            "ESCALATES_TO backend-coordinator 56",
            "ESCALATES_TO data-coordinator 56",
            "ESCALATES_TO tech-lead-orchestrator 87",
            "ESCALATES_TO backend-architect 87");
    assertThat(references("database-wizard"))
        .containsExactly(
            "CONSULTS backend-architect 381",
            "CONSULTS performance-benchmarker 382",
            "CONSULTS infrastructure-maintainer 383",
            "CONSULTS devops-automator 384");
  }

  private static Skill skill(String id) {
    return library.named(id).orElseThrow();
  }

  private static Contract contract(String id) {
    return skill(id).contract();
  }

  private static String counts(String id) {
    Map<Kind, Long> counts =
        contract(id).items().stream()
            .collect(
                Collectors.groupingBy(ContractItem::kind, TreeMap::new, Collectors.counting()));
    return counts.toString();
  }

  private static List<String> targets(String id) {
    return contract(id).items(Kind.METRIC).stream()
        .flatMap(item -> MetricTarget.allIn(item.text()).stream())
        .map(target -> target.comparison() + " " + target.number() + target.unit())
        .toList();
  }

  private static List<String> references(String id) {
    return skill(id).references().stream().map(SeedsTest::shown).toList();
  }

  private static String shown(Reference reference) {
    return reference.kind() + " " + reference.name() + " " + reference.line();
  }
}
