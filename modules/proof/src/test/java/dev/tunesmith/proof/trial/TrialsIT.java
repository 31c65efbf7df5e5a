package dev.tunesmith.proof.trial;

import static dev.tunesmith.proof.OrdersSandbox.BY_KEY;
import static dev.tunesmith.proof.OrdersSandbox.EARLIEST;
import static dev.tunesmith.proof.OrdersSandbox.FIRST_LATE;
import static dev.tunesmith.proof.OrdersSandbox.INSERT;
import static dev.tunesmith.proof.OrdersSandbox.OF_CUSTOMER;
import static dev.tunesmith.proof.OrdersSandbox.UPDATE;
import static dev.tunesmith.proof.OrdersSandbox.index;
import static dev.tunesmith.proof.OrdersSandbox.read;
import static dev.tunesmith.proof.OrdersSandbox.workload;
import static dev.tunesmith.proof.OrdersSandbox.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.trial.Trial.HeapOnly;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.timing.RunLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@Tag("measuring")
class TrialsIT {

  private static Sandbox sandbox;

  private final Trials trials =
      new Trials(sandbox, new EvidenceCounter(), InstantSource.system(), RunLimits.STANDARD);
  private @Nullable Trial trial;

  @BeforeAll
  static void open() {
    sandbox = OrdersSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @AfterEach
  void takeBack() {
    if (trial != null) {
      trials.takeBack(trial);
    }
  }

  @Test
  void a_missing_index_is_better() {
    Comparison subject =
        run(OF_CUSTOMER, index("by_customer", "customer_id")).subjectComparison().orElseThrow();

    assertThat(subject.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(subject.ratio().high()).isLessThan(0.5);
    assertThat(subject.plans().differ()).isTrue();
    assertThat(subject.plans().with().text()).contains("by_customer");
    assertThat(subject.with().buffers()).isLessThan(subject.without().buffers() / 10);
    assertThat(subject.with().rows()).isEqualTo(subject.without().rows()).isEqualTo(10);
  }

  @Test
  void what_never_ends_without_an_index_is_at_least_so_much_better_with_it() {
    Query endless =
        read(
            "endless",
            """
            select max((select count(*) from orders b where b.customer_id = a.id))
            from orders a where a.id <= 2000\
            """);
    Trials impatient =
        new Trials(
            sandbox,
            new EvidenceCounter(),
            InstantSource.system(),
            new RunLimits(Duration.ofMillis(600)));

    trial =
        impatient.run(
            new TrialOrder(
                IssueId.of(1),
                endless,
                List.of(index("by_customer", "customer_id")),
                workload(endless)));

    Comparison subject = trial.subjectComparison().orElseThrow();
    assertThat(subject.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(subject.without().isAtLeast()).isTrue();
    assertThat(subject.with().isAtLeast()).isFalse();
    assertThat(subject.words()).startsWith("at least");
    assertThat(subject.concernsOtherRows()).isFalse();
  }

  @Test
  void the_remedies_stay_until_they_are_taken_back() {
    Trial tried = run(OF_CUSTOMER, index("staying", "customer_id"));

    assertThat(sandbox.schema().index("staying")).isPresent();
    assertThat(plan(OF_CUSTOMER)).contains("staying");
    assertThat(tried.bytes()).isPositive();

    trials.takeBack(tried);
    trial = null;

    assertThat(sandbox.schema().index("staying")).isEmpty();
  }

  @Test
  void an_index_that_does_not_serve_the_subject_is_not_better() {
    Comparison subject =
        run(OF_CUSTOMER, index("beside_the_point", "note")).subjectComparison().orElseThrow();

    assertThat(subject.outcome()).isIn(Outcome.EQUAL, Outcome.INCONCLUSIVE);
    assertThat(subject.plans().differ()).isFalse();
  }

  @Test
  void a_statement_that_the_index_misleads_is_a_regression() {
    Trial tried =
        run(EARLIEST, workload(EARLIEST, FIRST_LATE, BY_KEY), index("by_date", "created"));

    assertThat(tried.subjectComparison().orElseThrow().outcome()).isEqualTo(Outcome.BETTER);
    assertThat(tried.regressions())
        .extracting(Comparison::query)
        .containsExactly(FIRST_LATE.name());
    assertThat(tried.unchanged()).containsExactly(BY_KEY.name());
  }

  @Test
  void dropping_a_redundant_index_frees_space_and_slows_no_write() {
    Index redundant = sandbox.schema().index("orders_kind").orElseThrow();

    Trial tried = run(null, workload(FIRST_LATE, INSERT, UPDATE), new DropIndex(redundant));

    assertThat(tried.bytes()).isNegative();
    assertThat(tried.writes()).hasSize(2);
    assertThat(tried.writes()).noneMatch(write -> write.outcome() == Outcome.WORSE);
    assertThat(sandbox.schema().index("orders_kind")).isEmpty();

    trials.takeBack(tried);
    trial = null;

    assertThat(sandbox.schema().index("orders_kind").orElseThrow().definition())
        .isEqualTo(redundant.definition());
  }

  @Test
  void what_an_index_costs_a_write_is_measured_with_it_really_there_and_gone() {
    Trial tried =
        run(
            OF_CUSTOMER,
            workload(OF_CUSTOMER, INSERT),
            index("by_customer", "customer_id"),
            index("by_note", "note", "kind"));

    assertThat(tried.writes()).extracting(Comparison::query).contains(INSERT.name());
    assertThat(tried.writes().get(0).ratio().estimate()).isGreaterThan(1.05);
    assertThat(tried.writes().get(0).with().buffers())
        .isGreaterThan(tried.writes().get(0).without().buffers());
  }

  @Test
  void an_update_pays_when_its_column_becomes_indexed() {
    Trial tried = run(BY_KEY, workload(BY_KEY, UPDATE), index("by_amount", "amount"));

    Comparison update = tried.writes().get(0);
    // An index on the changed column ends heap-only updates, so every index gets a new entry.
    assertThat(update.with().buffers()).isGreaterThan(update.without().buffers());
  }

  @Test
  void writes_are_made_up_for_a_table_that_the_workload_does_not_write_to() {
    Trial tried = run(OF_CUSTOMER, index("by_customer", "customer_id"));

    assertThat(tried.writes()).isEmpty();
    assertThat(tried.upkeep().synthesised())
        .extracting(write -> write.query().value())
        .containsExactly(
            "synthesised INSERT into public.orders", "synthesised UPDATE of public.orders");
    assertThat(tried.upkeep().synthesised())
        .allMatch(write -> write.with().rows() == 10)
        .allMatch(write -> write.with().buffers() > write.without().buffers());
    assertThat(tried.upkeep().heapOnly())
        .singleElement()
        .satisfies(
            update -> {
              assertThat(update.rows()).isEqualTo(10);
              assertThat(update.without()).isPositive();
              assertThat(update.with()).isZero();
              assertThat(update.isLost()).isTrue();
            });
  }

  @Test
  void an_update_of_the_workload_that_stays_heap_only_is_told_from_one_that_does_not() {
    Query few = write("few", "update orders o set note = md5(note) where o.id < 6");

    Trial tried = run(BY_KEY, workload(BY_KEY, few), index("by_customer", "customer_id"));
    assertThat(tried.upkeep().synthesised()).isEmpty();
    assertThat(tried.upkeep().heapOnly())
        .singleElement()
        .satisfies(update -> assertThat(update.rows()).isEqualTo(5))
        .satisfies(update -> assertThat(update.with()).isPositive())
        .matches(update -> !update.isLost());
    trials.takeBack(tried);

    Trial dearer = run(BY_KEY, workload(BY_KEY, few), index("by_note", "note"));
    assertThat(dearer.upkeep().heapOnly())
        .singleElement()
        .satisfies(update -> assertThat(update.with()).isZero())
        .matches(HeapOnly::isLost);
  }

  @Test
  void a_writing_subject_is_measured_and_found_as_the_subject() {
    Query close = write("close", "update orders set amount = 0 where customer_id = 4711");

    Trial tried = run(close, workload(close, BY_KEY), index("for_update", "customer_id"));

    assertThat(tried.subjectComparison().orElseThrow().outcome()).isEqualTo(Outcome.BETTER);
    assertThat(tried.writes()).isEmpty();
  }

  @Test
  void a_refused_remedy_leaves_nothing_behind() {
    assertThatThrownBy(
            () -> run(OF_CUSTOMER, index("fine", "customer_id"), index("broken", "no_such_column")))
        .isInstanceOf(StatementFailedException.class);

    assertThat(sandbox.schema().index("fine")).isEmpty();
    assertThat(plan(OF_CUSTOMER)).doesNotContain("fine");
  }

  @Test
  void a_failing_statement_leaves_nothing_behind() {
    Query broken = read("broken", "select 1 / (amount - amount) from orders");

    assertThatThrownBy(() -> run(broken, index("for_nothing", "customer_id")))
        .isInstanceOf(StatementFailedException.class);

    assertThat(sandbox.schema().index("for_nothing")).isEmpty();
  }

  private Trial run(Query subject, Remedy... remedies) {
    return run(subject, workload(subject), remedies);
  }

  private Trial run(@Nullable Query subject, Workload workload, Remedy... remedies) {
    trial = trials.run(new TrialOrder(IssueId.of(1), subject, List.of(remedies), workload));
    return trial;
  }

  private static String plan(Query query) {
    try (SandboxSession session = sandbox.open()) {
      return session.plan(query).shape().text();
    }
  }
}
