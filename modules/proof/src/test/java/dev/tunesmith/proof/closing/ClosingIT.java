package dev.tunesmith.proof.closing;

import static dev.tunesmith.proof.OrdersSandbox.BY_KEY;
import static dev.tunesmith.proof.OrdersSandbox.EARLIEST;
import static dev.tunesmith.proof.OrdersSandbox.INSERT;
import static dev.tunesmith.proof.OrdersSandbox.OF_CUSTOMER;
import static dev.tunesmith.proof.OrdersSandbox.index;
import static dev.tunesmith.proof.OrdersSandbox.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.timing.RunLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@Tag("measuring")
class ClosingIT {

  private static final Duration AMPLE = Duration.ofMinutes(5);

  private static final Remedy EARNING = index("earning", "customer_id");
  private static final Remedy IDLE = index("idle", "note");
  private static final Workload WORKLOAD = workload(OF_CUSTOMER, BY_KEY, EARLIEST, INSERT);

  private static Sandbox sandbox;
  private static Set<String> original;

  private final EvidenceCounter evidence = new EvidenceCounter();
  private List<Remedy> accepted = List.of();

  @BeforeAll
  static void open() {
    sandbox = OrdersSandbox.open();
    original = sandbox.definitions();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void accept() {
    Remedy dropped = new DropIndex(sandbox.schema().index("orders_kind").orElseThrow());
    accepted = List.of(EARNING, dropped, IDLE);
    accepted.forEach(sandbox::apply);
  }

  @AfterEach
  void putBack() {
    accepted.stream().filter(remedy -> isInPlace(remedy)).forEach(sandbox::undo);
  }

  @Test
  void whatever_is_answered_in_another_way_is_compared_and_the_remedies_stay() {
    WholeComparison whole =
        new FinalRun(sandbox, evidence, InstantSource.system(), RunLimits.STANDARD, AMPLE)
            .measure(WORKLOAD, accepted);

    assertThat(whole.comparisons())
        .extracting(Comparison::query)
        .contains(OF_CUSTOMER.name(), INSERT.name())
        .doesNotContain(BY_KEY.name());
    assertThat(whole.comparisons().get(0).outcome()).isEqualTo(Outcome.BETTER);
    assertThat(accepted).allMatch(ClosingIT::isInPlace);
  }

  @Test
  void a_remedy_that_no_plan_uses_is_dropped_with_the_reason() {
    List<LeaveOneOut.Unearned> dropped =
        new LeaveOneOut(sandbox, evidence, InstantSource.system(), RunLimits.STANDARD, AMPLE)
            .drop(WORKLOAD, accepted);

    assertThat(dropped).extracting(LeaveOneOut.Unearned::remedy).containsExactly(IDLE);
    assertThat(dropped.get(0).reason()).contains("no statement's plan");
    assertThat(isInPlace(IDLE)).isFalse();
    assertThat(isInPlace(EARNING)).isTrue();
  }

  @Test
  void without_time_nothing_is_examined_and_all_is_kept() {
    List<LeaveOneOut.Unearned> dropped =
        new LeaveOneOut(
                sandbox, evidence, InstantSource.system(), RunLimits.STANDARD, Duration.ZERO)
            .drop(WORKLOAD, accepted);

    assertThat(dropped).isEmpty();
    assertThat(accepted).allMatch(ClosingIT::isInPlace);
  }

  @Test
  void without_time_the_whole_is_still_measured_shortly() {
    WholeComparison whole =
        new FinalRun(sandbox, evidence, InstantSource.system(), RunLimits.STANDARD, Duration.ZERO)
            .measure(WORKLOAD, accepted);

    assertThat(whole.comparisons())
        .extracting(Comparison::query)
        .contains(OF_CUSTOMER.name(), INSERT.name());
    assertThat(accepted).allMatch(ClosingIT::isInPlace);
  }

  @Test
  void undo_leads_back_to_the_original_and_apply_forward_again() {
    Rehearsal rehearsal = Rehearsal.of(sandbox, original, accepted, InstantSource.system());

    assertThat(rehearsal.differences()).isEmpty();
    assertThat(rehearsal.statements()).isGreaterThanOrEqualTo(6);
    assertThat(accepted).allMatch(ClosingIT::isInPlace);
  }

  @Test
  void what_undo_does_not_lead_back_to_is_named() {
    Rehearsal rehearsal = Rehearsal.of(sandbox, original, List.of(EARNING), InstantSource.system());

    assertThat(rehearsal.isClean()).isFalse();
    assertThat(rehearsal.differences())
        .anyMatch(difference -> difference.contains("should not be") && difference.contains("idle"))
        .anyMatch(
            difference -> difference.contains("is not") && difference.contains("orders_kind"));
  }

  @Test
  void what_leads_back_alone_stays_and_what_does_not_is_named() {
    accepted.forEach(sandbox::undo);

    Rehearsal clean = Rehearsal.alone(sandbox, accepted, InstantSource.system());

    assertThat(clean.differences()).isEmpty();
    assertThat(accepted).allMatch(ClosingIT::isInPlace);
    Rehearsal refused = Rehearsal.alone(sandbox, List.of(EARNING), InstantSource.system());
    assertThat(refused.differences()).singleElement().asString().contains("already exists");
  }

  private static boolean isInPlace(Remedy remedy) {
    Schema schema = sandbox.schema();
    return remedy instanceof CreateIndex create
        ? schema.index(create.name()).isPresent()
        : schema.index("orders_kind").isEmpty();
  }
}
