package dev.tunesmith.core.quality;

import static dev.tunesmith.core.testing.Submissions.good;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.trial.Trial.HeapOnly;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What writes cost that the workload does not hold. */
class WriteCostTest {

  private static final QueryName MADE_UP = new QueryName("synthesised INSERT into shop.orders");
  private static final List<Query> READS = Shop.workload().reads();

  @Test
  void a_made_up_write_is_shown_and_weighs_nothing() {
    Comparison dear = Shop.compared(14, MADE_UP, 5, 5000, Outcome.WORSE);
    Trial.Upkeep upkeep =
        new Trial.Upkeep(List.of(dear), List.of(new HeapOnly(MADE_UP, 10, 10, 0)));

    Map<String, Verdict> verdicts = verdicts(upkeep);

    assertThat(verdicts.get("write cost affordable")).isInstanceOf(Verdict.Passed.class);
    assertThat(verdicts.get("write impact assessed"))
        .isInstanceOfSatisfying(
            Verdict.Passed.class,
            passed -> {
              assertThat(passed.evidence()).containsExactly(EvidenceId.of(14));
              assertThat(passed.note())
                  .contains(
                      "no statement of the workload writes",
                      "synthesised INSERT into shop.orders: 1000× the time (95 %: ",
                      "0 of 10 rows heap-only, 10 without");
            });
  }

  @Test
  void without_any_write_that_is_said() {
    assertThat(verdicts(Trial.Upkeep.NONE).get("write impact assessed"))
        .isInstanceOfSatisfying(
            Verdict.Passed.class,
            passed ->
                assertThat(passed.note())
                    .isEqualTo("no statement of the workload writes to its tables"));
  }

  private static Map<String, Verdict> verdicts(Trial.Upkeep upkeep) {
    Submission submission =
        good()
            .with(new Workload(READS, List.of()))
            .measured(Shop.baseline().get(0), Shop.baseline().get(1))
            .writes()
            .tried(trial -> paying(trial, upkeep))
            .built();
    return Gates.all().afterTrial(submission).stream()
        .collect(Collectors.toMap(GateReport::gate, GateReport::verdict));
  }

  private static Trial paying(Trial trial, Trial.Upkeep upkeep) {
    return new Trial(
        trial.id(),
        trial.issue(),
        trial.remedies(),
        trial.subject(),
        trial.reads(),
        trial.unchanged(),
        trial.writes(),
        upkeep,
        trial.bytes(),
        trial.took(),
        trial.built(),
        null);
  }
}
