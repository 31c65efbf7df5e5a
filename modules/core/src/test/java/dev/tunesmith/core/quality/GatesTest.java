package dev.tunesmith.core.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.testing.Skills;
import dev.tunesmith.core.testing.Submissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which gates apply, and by whose word. */
class GatesTest {

  private static final Skill QUALITY = ContractFile.read("core.quality", "core/quality.md").built();
  private static final Skill OPTIMIZER =
      ContractFile.read("database-optimizer", "data/database-optimizer.md").built();
  private static final Skill ORCHESTRATOR =
      ContractFile.read("core.orchestrator", "core/orchestrator.md").built();

  private static List<GateReport> reports(Skill... contracts) {
    return Gates.required(List.of(contracts)).afterTrial(Submissions.good().built());
  }

  @Test
  void every_check_of_the_shipped_files_is_obeyed_by_a_gate_of_its_own() {
    assertThat(Gates.unmatched(List.of(QUALITY, OPTIMIZER, ORCHESTRATOR))).isEmpty();
    for (Skill skill : List.of(QUALITY, OPTIMIZER)) {
      List<String> sources =
          reports(skill).stream().map(GateReport::source).filter(each -> each != null).toList();
      assertThat(sources).hasSize(41).doesNotHaveDuplicates();
    }
  }

  @Test
  void the_source_is_the_line_of_the_file() {
    assertThat(reports(QUALITY, ORCHESTRATOR))
        .filteredOn(report -> report.gate().equals("no regression in other queries"))
        .extracting(GateReport::source)
        .containsExactly("core.quality:56");
    assertThat(reports(QUALITY, ORCHESTRATOR))
        .filteredOn(report -> report.layer() == Layer.FORBIDDEN_PATTERNS)
        .extracting(GateReport::source)
        .containsExactlyInAnyOrder(
            "core.orchestrator:154",
            "core.orchestrator:156",
            "core.orchestrator:158",
            "core.orchestrator:160",
            "core.orchestrator:162");
  }

  @Test
  void everything_the_files_list_is_everything_there_is() {
    assertThat(reports(QUALITY, ORCHESTRATOR))
        .hasSameSizeAs(Gates.all().afterTrial(Submissions.good().built()));
  }

  @Test
  void a_check_that_no_contract_lists_is_not_run() {
    Skill without = without("Index bloat");

    assertThat(reports(without))
        .extracting(GateReport::gate)
        .doesNotContain("size and bloat known");
    assertThat(reports(without, OPTIMIZER))
        .extracting(GateReport::gate)
        .contains("size and bloat known");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DONE_CRITERION | Performance validated under realistic load | holds under load",
        "DONE_CRITERION | All changes tested for regressions | changed plans measured again",
        "GUARDRAIL | Measure before and after | measured before and after",
        "DONE_CRITERION | EXPLAIN plans confirm the queries | root cause shows in the plan",
        "DONE_CRITERION | Business impact is assessed | side effects listed",
        "PHASE | performance_baseline: Current query performance | current metrics captured",
        "WORKFLOW_STEP | Set specific performance improvement targets | target defined",
        "REQUIRED_INPUT | Objective and success criteria | acceptance criteria stated",
        "DELIVERABLE | Expected performance improvements | acceptance criteria stated",
        "GUARDRAIL | Prefer the smallest viable scope | scope clear",
        "GUARDRAIL | Measure first. You never guess at it | root cause comes from profiling",
        "DELIVERABLE | Identified performance bottlenecks | bottleneck not misidentified",
        "STATEMENT | EXPLAIN ANALYZE for each statement | profiled with what happened",
        "RECOVERY | Query slow -> profile, check its execution plan | profiled with what happened",
        "STATEMENT | Quantify performance improvements | improvement measured, not estimated",
        "RECOVERY | Index unclear -> design indexes, test impact | index impact in figures",
        "RESPONSIBILITY | Fast reads without slowing down writes | write impact assessed",
        "WORKFLOW_STEP | Estimate storage costs | size and bloat known",
        "PHASE | Measure throughput and concurrent performance | holds under load",
        "STATEMENT | Minimize lock contention | locks do not get in the way",
        "RECOVERY | Caching unclear -> measure cache hits | cache hit rates measured",
        "RESPONSIBILITY | Protect data integrity | same results both ways",
        "GUARDRAIL | Achieve every performance target | target met or distance stated",
        "ESCALATION_TRIGGER | Limits: architecture changes required | no architecture change"
            + " needed",
        "ESCALATION_TRIGGER | Changes risk data consistency | no guarantee weakened",
        "TRIGGER | Performance requires schema redesign | no schema redesign needed",
        "TRIGGER | Caching strategy needed | caching left to the backend architect"
      })
  void a_line_of_work_or_a_reason_to_escalate_asks_for_a_gate_as_long_as_it_says_so(
      Kind kind, String text, String gate) {
    assertThat(gatesOf(Skills.item(kind, "Done", text, 9))).contains(gate);
    assertThat(gatesOf(Skills.item(kind, "Done", "It is done.", 9))).doesNotContain(gate);
    assertThat(gatesOf(Skills.item(kind, "Done", "Never: " + text, 9))).doesNotContain(gate);
    assertThat(gatesOf(Skills.item(Kind.COLLABORATION, "Done", text, 9))).doesNotContain(gate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Restructure queries for better execution plans",
        "Benchmark performance across different hardware",
        "Identify system resource bottlenecks",
        "Historical performance baseline documentation",
        "Optimize transaction isolation level settings",
        "Ensure consistent optimal execution plans",
        "Refactor schemas to improve data integrity",
        "Real-time query execution monitoring",
        "Monitor index usage and effectiveness",
        "Analyze lock files of the build",
        "Do not measure under load"
      })
  void words_that_only_sound_alike_ask_for_no_gate(String text) {
    assertThat(gatesOf(Skills.item(Kind.STATEMENT, "Work", text, 9)))
        .isEqualTo(gatesOf(Skills.item(Kind.STATEMENT, "Work", "Be there.", 9)));
  }

  @Test
  void what_stands_below_a_line_asks_like_the_line_and_a_check_is_cited_before_either() {
    ContractItem line =
        new ContractItem(
            Kind.GUARDRAIL,
            "Principles",
            "Discuss trade-offs between:",
            List.of("Query performance vs. write performance", "Storage space vs. query speed"),
            4);
    Skill skill =
        Skills.skill("a")
            .saying(List.of(line, Skills.item(Kind.PRECISION_CHECK, "Index strategy", "Bloat", 9)))
            .built();

    assertThat(reports(skill))
        .filteredOn(
            report ->
                List.of("write impact assessed", "size and bloat known").contains(report.gate()))
        .extracting(GateReport::source)
        .containsExactly("a:4", "a:9");
  }

  private static List<String> gatesOf(ContractItem item) {
    return reports(Skills.skill("a").saying(List.of(item)).built()).stream()
        .map(GateReport::gate)
        .toList();
  }

  @Test
  void what_the_product_promises_is_asked_whatever_a_file_says() {
    assertThat(Gates.required(List.of()).afterTrial(Submissions.good().built()))
        .extracting(GateReport::gate)
        .contains(
            "named objects exist",
            "claims cite the ledger",
            "kind of remedy allowed at this level",
            "benefit measured",
            "no regression in other queries",
            "data consistent",
            "no write made to fail",
            "write cost affordable",
            "no production experimentation");
  }

  @Test
  void a_check_that_no_gate_stands_for_is_read_and_not_obeyed() {
    Skill odd =
        Skills.skill("odd")
            .saying(ContractItem.Kind.LAYER_CHECK, "Layer 1: Input Validation", "The moon is full")
            .saying(ContractItem.Kind.FORBIDDEN_PATTERN, "Forbidden", "Working on Fridays")
            .built();

    assertThat(Gates.unmatched(List.of(odd)))
        .extracting(Diagnostic::message)
        .containsExactly(
            "read, not obeyed: no gate stands for 'The moon is full'",
            "read, not obeyed: no gate stands for 'Working on Fridays'");
  }

  @Test
  void a_good_proposal_passes_and_only_the_load_checks_do_not_apply() {
    List<GateReport> reports =
        Gates.required(List.of(QUALITY, ORCHESTRATOR)).afterTrial(Submissions.good().built());

    assertThat(reports).filteredOn(GateReport::hasFailed).isEmpty();
    assertThat(reports)
        .filteredOn(report -> report.verdict() instanceof Verdict.NotApplicable)
        .hasSize(4)
        .allSatisfy(report -> assertThat(report.layer()).isEqualTo(Layer.LOAD_CHECK));
  }

  @Test
  void what_needs_a_trial_is_refused_without_one() {
    assertThat(Gates.all().afterTrial(Submissions.good().untried()))
        .filteredOn(report -> report.gate().equals("benefit measured"))
        .allMatch(GateReport::hasFailed);
  }

  private static Skill without(String words) {
    Contract contract = QUALITY.contract();
    return Skills.skill("core.quality")
        .saying(
            Stream.of(contract.items())
                .flatMap(List::stream)
                .filter(item -> !item.text().contains(words))
                .toList())
        .built();
  }
}
