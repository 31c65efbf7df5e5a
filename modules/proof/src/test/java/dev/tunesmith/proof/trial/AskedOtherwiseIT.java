package dev.tunesmith.proof.trial;

import static dev.tunesmith.proof.OrdersSandbox.BY_KEY;
import static dev.tunesmith.proof.OrdersSandbox.EARLIEST;
import static dev.tunesmith.proof.OrdersSandbox.index;
import static dev.tunesmith.proof.OrdersSandbox.read;
import static dev.tunesmith.proof.OrdersSandbox.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.ColumnTypeChange;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
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
import java.util.stream.Stream;
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

  private static final String SCANS =
      """
      create table scans (id integer primary key, order_ref varchar(12) not null);
      insert into scans select g, g * 7 % 90000 from generate_series(1, 60000) g;
      create index scans_order_ref on scans (order_ref);
      analyze scans\
      """;
  private static final Query SCANS_OF_ORDERS =
      read(
          "scans of orders",
          "select s.id from orders o join scans s on s.order_ref::integer = o.id where o.id between"
              + " 500 and 510");
  private static final ColumnTypeChange NUMBER =
      new ColumnTypeChange(
          new TableName("public", "scans"), "order_ref", "character varying(12)", "integer");

  private static Sandbox sandbox;
  private static Set<String> original;

  private final Trials trials =
      new Trials(sandbox, new EvidenceCounter(), InstantSource.system(), RunLimits.STANDARD);

  @BeforeAll
  static void open() {
    sandbox = OrdersSandbox.openWith(SCANS, "drop table scans");
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
  void a_text_becomes_the_number_that_it_is_and_leads_back() {
    Query one = read("one", "select * from scans where order_ref = '700'");
    Trial trial = run(SCANS_OF_ORDERS, NUMBER, one);
    Comparison subject = trial.subjectComparison().orElseThrow();

    assertThat(subject.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(subject.plans().with().text()).contains("scans_order_ref");
    assertThat(subject.with().rows()).isEqualTo(subject.without().rows()).isPositive();
    assertThat(trial.built()).isPositive();
    assertThat(sandbox.definitions()).contains("type of scans.order_ref: integer");

    trials.takeBack(trial);
  }

  @Test
  void a_type_is_refused_that_changes_an_answer_or_a_value() {
    Query first = read("first", "select order_ref from scans order by order_ref limit 5");
    Query like = read("like", "select id from scans where order_ref like '7%'");
    ColumnTypeChange lossy =
        new ColumnTypeChange(NUMBER.table(), "order_ref", NUMBER.before(), "character varying(2)");

    assertThatThrownBy(() -> run(SCANS_OF_ORDERS, NUMBER, first))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("first answers otherwise with it");
    assertThatThrownBy(() -> run(SCANS_OF_ORDERS, NUMBER, like))
        .isInstanceOf(StatementFailedException.class);
    assertThatThrownBy(() -> run(SCANS_OF_ORDERS, lossy))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("a value of order_ref would be another one");
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

  private Trial run(Query subject, Remedy remedy, Query... others) {
    Query[] all =
        Stream.concat(Stream.of(subject, EARLIEST, BY_KEY), Stream.of(others))
            .toArray(Query[]::new);
    return trials.run(new TrialOrder(IssueId.of(1), subject, List.of(remedy), workload(all)));
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
