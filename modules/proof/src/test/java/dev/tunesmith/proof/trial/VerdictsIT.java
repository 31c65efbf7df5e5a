package dev.tunesmith.proof.trial;

import static dev.tunesmith.proof.OrdersSandbox.index;
import static dev.tunesmith.proof.OrdersSandbox.read;
import static dev.tunesmith.proof.OrdersSandbox.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.timing.RunLimits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every verdict on a real server, from statements that sleep: how long they take hangs on the index
 * that is tried, and not on what else the machine does.
 */
@Tag("measuring")
class VerdictsIT {

  private static final String WITH_INDEX =
      """
      exists (select from pg_index i join pg_class c on c.oid = i.indexrelid
               where c.relname = 'tried' and i.indisvalid)\
      """;

  /** Stands still, so that a comparison takes as many pairs as it needs, however long they take. */
  private static final InstantSource STILL = InstantSource.fixed(Instant.EPOCH);

  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox = OrdersSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void what_takes_a_tenth_of_the_time_is_better() {
    Comparison faster = compared("case when " + WITH_INDEX + " then 0.03 else 0.3 end", STILL);

    assertThat(faster.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(faster.ratio().estimate()).isBetween(0.05, 0.5);
  }

  @Test
  void what_takes_ten_times_the_time_is_worse() {
    Comparison slower = compared("case when " + WITH_INDEX + " then 0.3 else 0.03 end", STILL);

    assertThat(slower.outcome()).isEqualTo(Outcome.WORSE);
    assertThat(slower.ratio().estimate()).isBetween(2.0, 20.0);
  }

  @Test
  void what_takes_the_same_time_is_equal() {
    assertThat(compared("0.4", STILL).outcome()).isEqualTo(Outcome.EQUAL);
  }

  /** Each transaction has the next number, so that slow and fast runs fall on both sides. */
  @Test
  void what_takes_now_the_one_and_now_the_other_time_is_inconclusive() {
    Comparison unsteady =
        compared(
            "case when pg_current_xact_id()::text::int % 4 < 2 then 0.07 else 0.28 end",
            InstantSource.system());

    assertThat(unsteady.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(unsteady.ratio().low()).isLessThan(1);
    assertThat(unsteady.ratio().high()).isGreaterThan(1);
  }

  private static Comparison compared(String seconds, InstantSource clock) {
    Trials trials = new Trials(sandbox, new EvidenceCounter(), clock, RunLimits.STANDARD);
    Query sleeping = read("sleeping", "select pg_sleep(" + seconds + ")");
    Trial trial =
        trials.run(
            new TrialOrder(
                IssueId.of(1),
                sleeping,
                List.of(index("tried", "customer_id")),
                workload(sleeping)));
    trials.takeBack(trial);
    return trial.subjectComparison().orElseThrow();
  }
}
