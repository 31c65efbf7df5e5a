package dev.tunesmith.core.quality;

import static dev.tunesmith.core.quality.PlantedTrials.ALIKE;
import static dev.tunesmith.core.quality.PlantedTrials.CALM;
import static dev.tunesmith.core.quality.PlantedTrials.CALM_RUN;
import static dev.tunesmith.core.quality.PlantedTrials.SAME;
import static dev.tunesmith.core.quality.PlantedTrials.WORSE_TWICE;
import static dev.tunesmith.core.quality.PlantedTrials.run;
import static dev.tunesmith.core.testing.Submissions.good;
import static dev.tunesmith.core.testing.Submissions.goodDrop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.LoadComparison.Change;
import dev.tunesmith.core.evidence.LoadComparison.Changes;
import dev.tunesmith.core.evidence.LoadComparison.Side;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RoleSetting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the workload is run under load, and what is made of it. */
class UnderLoadTest {

  private static final Gates ALL = Gates.all();

  @Test
  void a_slow_query_that_an_index_mends_is_not_run_under_load() {
    assertThat(ALL.needLoad(good().built())).isFalse();
  }

  @Test
  void the_drop_of_an_index_is_run_and_passes_on_a_calm_run() {
    Submission drop = goodDrop().built();

    assertThat(ALL.needLoad(drop)).isTrue();
    assertThat(ALL.afterTrial(drop)).anyMatch(GateReport::hasFailed);
    assertThat(ALL.needLoad(drop.loaded(CALM_RUN))).isFalse();
    assertThat(ALL.afterTrial(drop.loaded(CALM_RUN)))
        .noneMatch(GateReport::hasFailed)
        .filteredOn(report -> report.layer() == Layer.LOAD_CHECK)
        .hasSize(4)
        .allMatch(report -> report.verdict() instanceof Verdict.Passed);
  }

  @Test
  void what_every_connection_shares_is_run() {
    Remedy memory = new RoleSetting("shop", "work_mem", "64MB", null);

    assertThat(UnderLoad.isNeeded(good().proposing(memory).built())).isTrue();
    assertThat(UnderLoad.isNeeded(good().proposing(PlantedRestatements.view()).built())).isTrue();
    assertThat(UnderLoad.isNeeded(good().proposing(PlantedRestatements.rewrite()).built()))
        .isFalse();
  }

  @Test
  void what_another_gate_refuses_is_not_run_and_is_refused_for_that_alone() {
    Submission refused = goodDrop().writes().bytes(0).built();

    assertThat(ALL.needLoad(refused)).isFalse();
    assertThat(ALL.afterTrial(refused))
        .filteredOn(GateReport::hasFailed)
        .isNotEmpty()
        .noneMatch(report -> report.layer() == Layer.LOAD_CHECK);
  }

  @Test
  void contracts_that_do_not_ask_for_it_spare_it() {
    assertThat(Gates.required(List.of()).needLoad(goodDrop().built())).isFalse();
  }

  @Test
  void who_gets_more_done_may_wait_more_often() {
    Change faster = new Change(new Ratio(0.5, 0.4, 0.6), Outcome.BETTER);

    assertThat(refusals(run(8, CALM, new Changes(faster, SAME, WORSE_TWICE, SAME)))).isEmpty();
  }

  @Test
  void a_large_gain_may_shrink_and_a_small_one_may_not() {
    Change slowing = new Change(new Ratio(1.3, 1.2, 1.4), Outcome.WORSE);
    Change tenfold = new Change(new Ratio(0.1, 0.09, 0.11), Outcome.BETTER);
    Change third = new Change(new Ratio(0.3, 0.28, 0.32), Outcome.BETTER);

    assertThat(refusals(run(8, CALM, new Changes(tenfold, SAME, SAME, slowing)))).isEmpty();
    assertThat(refusals(run(8, CALM, new Changes(third, SAME, SAME, slowing))))
        .singleElement()
        .satisfies(report -> assertThat(report.gate()).isEqualTo("stable over time"));
  }

  @Test
  void a_workload_that_deadlocks_by_itself_may_do_so_by_chance() {
    Side without = new Side(List.of(100.0, 100.0), 10, 5, 2, 0.99);
    Side with = new Side(List.of(100.0, 100.0), 10, 5, 7, 0.99);
    Side far = new Side(List.of(100.0, 100.0), 10, 5, 8, 0.99);

    assertThat(refusals(against(without, with))).isEmpty();
    assertThat(refusals(against(without, far))).hasSize(1);
  }

  private static LoadComparison against(Side without, Side with) {
    return new LoadComparison(CALM_RUN.id(), 8, CALM_RUN.time(), without, with, ALIKE);
  }

  private static List<GateReport> refusals(LoadComparison load) {
    return ALL.afterTrial(goodDrop().at(Level.SELF_RECOVERY).built().loaded(load)).stream()
        .filter(GateReport::hasFailed)
        .toList();
  }
}
