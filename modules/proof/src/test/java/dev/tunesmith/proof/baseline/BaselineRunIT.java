package dev.tunesmith.proof.baseline;

import static dev.tunesmith.proof.OrdersSandbox.BY_KEY;
import static dev.tunesmith.proof.OrdersSandbox.INSERT;
import static dev.tunesmith.proof.OrdersSandbox.OF_CUSTOMER;
import static dev.tunesmith.proof.OrdersSandbox.read;
import static dev.tunesmith.proof.OrdersSandbox.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.timing.RunLimits;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("measuring")
class BaselineRunIT {

  private static final Query MISSING = read("missing", "select * from no_such_table");
  private static final Query LATE_FAULT =
      read("late fault", "select 1 / (amount - 99) from orders");

  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox = OrdersSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private final BaselineRun measuring =
      new BaselineRun(sandbox, new EvidenceCounter(), RunLimits.STANDARD);

  @Test
  void every_statement_is_measured_with_its_plan_and_share() {
    Baseline baseline = measuring.measure(workload(OF_CUSTOMER, BY_KEY, INSERT));

    assertThat(baseline.measurements())
        .extracting(Measurement::query)
        .containsExactly(OF_CUSTOMER.name(), BY_KEY.name(), INSERT.name());
    assertThat(baseline.measurements())
        .extracting(Measurement::id)
        .containsExactly(EvidenceId.of(1), EvidenceId.of(2), EvidenceId.of(3));
    assertThat(baseline.measurements().stream().mapToDouble(Measurement::share).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(baseline.measurements().get(0).timing().rows()).isEqualTo(10);
    assertThat(baseline.measurements().get(0).timing().buffers()).isGreaterThan(1000);
    assertThat(baseline.measurements().get(0).plan().root().actual()).isNotNull();
    assertThat(baseline.measurements().get(0).share())
        .isGreaterThan(baseline.measurements().get(1).share());
  }

  @Test
  void a_statement_the_server_refuses_is_left_out_with_the_reason() {
    Workload asked = workload(MISSING, BY_KEY, LATE_FAULT);

    Baseline baseline = measuring.measure(asked);

    assertThat(baseline.workload().queries()).containsExactly(BY_KEY);
    assertThat(baseline.workload().leftOut())
        .extracting(Workload.LeftOut::name)
        .containsExactly(MISSING.name(), LATE_FAULT.name());
    assertThat(baseline.workload().leftOut().get(0).reason()).contains("no_such_table");
    assertThat(baseline.workload().leftOut().get(1).reason()).contains("division by zero");
  }

  @Test
  void weight_counts_in_the_share() {
    Query heavy =
        new Query(BY_KEY.name(), BY_KEY.sql(), Query.Access.READ, 1e6, null, BY_KEY.line());

    Baseline baseline = measuring.measure(workload(OF_CUSTOMER, heavy));

    assertThat(baseline.measurements().get(1).share()).isGreaterThan(0.9);
  }

  @Test
  void a_statement_that_does_not_end_takes_part_with_the_time_that_is_certain() {
    Query endless = read("endless", "select pg_sleep(60)");
    RunLimits limits = new RunLimits(Duration.ofMillis(200));

    Baseline baseline =
        new BaselineRun(sandbox, new EvidenceCounter(), limits).measure(workload(endless, BY_KEY));

    Measurement measured = baseline.measurements().get(0);
    assertThat(measured.timing().isAtLeast()).isTrue();
    assertThat(measured.timing().medianMillis()).isEqualTo(200);
    assertThat(measured.timing().medianWords()).isEqualTo("over 200 ms");
    assertThat(measured.plan().root().operation().type()).isEqualTo("Result");
    assertThat(baseline.measurements().get(1).timing().isAtLeast()).isFalse();
  }

  @Test
  void writes_leave_nothing_behind() {
    Query count = read("count", "select * from orders where id > 10000000");

    measuring.measure(workload(INSERT));

    assertThat(measuring.measure(workload(count)).measurements().get(0).timing().rows()).isZero();
  }
}
