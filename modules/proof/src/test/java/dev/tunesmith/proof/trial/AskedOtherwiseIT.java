package dev.tunesmith.proof.trial;

import static dev.tunesmith.proof.OrdersSandbox.BY_KEY;
import static dev.tunesmith.proof.OrdersSandbox.EARLIEST;
import static dev.tunesmith.proof.OrdersSandbox.index;
import static dev.tunesmith.proof.OrdersSandbox.read;
import static dev.tunesmith.proof.OrdersSandbox.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxSession;
import dev.tunesmith.proof.OrdersSandbox;
import dev.tunesmith.proof.closing.LeaveOneOut;
import dev.tunesmith.proof.closing.Rehearsal;
import dev.tunesmith.proof.timing.RunLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Remedies that work through how a statement is asked. */
@Tag("measuring")
class AskedOtherwiseIT {

  private static final Duration AMPLE = Duration.ofMinutes(5);

  private static final Query OF_A_DAY =
      read("of a day", "select * from orders where created::date = date '2024-03-01'");
  private static final Remedy RANGE =
      new Rewrite(
          restated(
              OF_A_DAY,
              "select * from orders where created >= timestamp '2024-03-01'"
                  + " and created < timestamp '2024-03-02'"));
  private static final Query SORTED =
      read("sorted", "select * from orders where id <= 80000 order by note, amount, customer_id");
  private static final Remedy MORE_MEMORY = new RoleSetting("postgres", "work_mem", "64MB", null);
  private static final Query BY_KIND =
      read("by kind", "select kind, count(*), sum(amount) from orders group by kind");
  private static final Remedy VIEW =
      new MaterialisedView(
          new TableName("public", "orders_by_kind"),
          BY_KIND.sql(),
          List.of("kind"),
          restated(BY_KIND, "select * from orders_by_kind"));

  private static Sandbox sandbox;
  private static Set<String> original;

  private final Trials trials =
      new Trials(sandbox, new EvidenceCounter(), InstantSource.system(), RunLimits.STANDARD);

  @BeforeAll
  static void open() {
    sandbox = OrdersSandbox.open();
    sandbox.apply(index("by_created", "created"));
    original = sandbox.definitions();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void nothing_is_left_from_before() {
    assertThat(sandbox.definitions()).isEqualTo(original);
  }

  private static Restatement restated(Query query, String after) {
    return new Restatement(query.name(), query.sql(), after);
  }

  @Test
  void a_rewrite_is_timed_in_both_wordings() {
    Trial trial = run(OF_A_DAY, RANGE);
    Comparison subject = trial.subjectComparison().orElseThrow();

    assertThat(subject.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(subject.plans().without().text()).contains("Seq Scan");
    assertThat(subject.plans().with().text()).contains("by_created");
    assertThat(subject.with().rows()).isEqualTo(subject.without().rows()).isPositive();
    assertThat(trial.bytes()).isZero();
    assertThat(trial.refresh()).isNull();
    assertThat(trial.writes()).isEmpty();

    assertThat(plan(OF_A_DAY)).as("it stays until taken back").contains("by_created");
    trials.takeBack(trial);
    assertThat(plan(OF_A_DAY)).contains("Seq Scan");
  }

  @Test
  void a_setting_is_timed_though_the_plan_stays() {
    Trial trial = run(SORTED, MORE_MEMORY);
    Comparison subject = trial.subjectComparison().orElseThrow();

    assertThat(spilled(SORTED)).isZero();
    assertThat(sandbox.definitions()).contains("role postgres set work_mem=64MB");
    assertThat(subject.without().runs()).isPositive();

    sandbox.pretend(MORE_MEMORY, Presence.WITHOUT);
    assertThat(spilled(SORTED)).as("in a session that begins with the role's value").isPositive();

    trials.takeBack(trial);
    assertThat(spilled(SORTED)).isPositive();
  }

  @Test
  void a_view_is_weighed_and_read_in_place_of_its_tables() {
    Trial trial = run(BY_KIND, VIEW);
    Comparison subject = trial.subjectComparison().orElseThrow();

    assertThat(subject.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(subject.plans().with().text()).contains("orders_by_kind");
    assertThat(subject.with().rows()).isEqualTo(subject.without().rows());
    assertThat(trial.bytes()).isPositive();
    assertThat(trial.refresh()).isPositive();

    trials.takeBack(trial);
  }

  @Test
  void all_of_them_are_rehearsed_and_earn_their_cost() {
    List<Remedy> accepted = List.of(RANGE, MORE_MEMORY, VIEW);
    accepted.forEach(sandbox::apply);

    Rehearsal rehearsal = Rehearsal.of(sandbox, original, accepted, InstantSource.system());
    List<LeaveOneOut.Unearned> unearned =
        new LeaveOneOut(
                sandbox, new EvidenceCounter(), InstantSource.system(), RunLimits.STANDARD, AMPLE)
            .drop(workload(OF_A_DAY, BY_KIND, BY_KEY), List.of(RANGE, VIEW));

    assertThat(rehearsal.differences()).isEmpty();
    assertThat(unearned).isEmpty();
    List.of(VIEW, MORE_MEMORY, RANGE).forEach(sandbox::undo);
  }

  private Trial run(Query subject, Remedy remedy) {
    return trials.run(
        new TrialOrder(
            IssueId.of(1), subject, List.of(remedy), workload(subject, EARLIEST, BY_KEY)));
  }

  private static String plan(Query query) {
    try (SandboxSession session = sandbox.open()) {
      return session.plan(query).shape().text();
    }
  }

  private static long spilled(Query query) {
    try (SandboxSession session = sandbox.open()) {
      return session.planAndRun(query).root().actual().spilledBlocks();
    }
  }
}
