package dev.tunesmith.advisor.rewrites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.tools.Advisor;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readings of meters with an index on when they were taken, and none on when they were sent. */
class RewriteAdviceIT {

  private static final String SCRIPT =
      """
      create table readings (
        id bigint primary key, meter integer not null, taken timestamp not null,
        sent timestamp not null, arrived timestamptz not null);
      insert into readings
      select i, i % 1000, timestamp '2024-01-01' + i * interval '3 minutes',
             timestamp '2024-01-01' + i * interval '3 minutes',
             timestamptz '2024-01-01 00:00:00+00' + i * interval '3 minutes'
        from generate_series(1, 100000) i;
      create index readings_taken on readings (taken);
      create index readings_arrived on readings (arrived);
      vacuum analyze readings;
      """;

  private static final Set<RemedyKind> ALLOWED =
      Set.of(RemedyKind.CREATE_INDEX, RemedyKind.DROP_INDEX, RemedyKind.REWRITE);

  private static EmbeddedServer server;
  private static Sandbox sandbox;

  @BeforeAll
  static void copies_the_readings() {
    server = EmbeddedServer.start(EmbeddedServer.Settings.SMALL);
    server.execute(SCRIPT);
    sandbox =
        SandboxFactory.copy(Target.of(server.dataSource()), EmbeddedServer.Settings.SMALL)
            .sandbox();
  }

  @AfterAll
  static void stops_the_servers() {
    sandbox.close();
    server.close();
  }

  private static List<Advice> advice(String sql, Set<RemedyKind> allowed, List<Remedy> tried) {
    QueryName name = new QueryName("subject");
    Query query = new Query(name, sql, Query.Access.READ, 1, null, 1);
    Issue issue =
        new Issue(
            IssueId.of(1),
            IssueKind.SLOW_QUERY,
            new Issue.Subject.OfQuery(name),
            1,
            List.of(new Symptom("It is slow.", EvidenceId.of(1))),
            null);
    AdvisorContext context =
        new AdvisorContext(
            sandbox.schema(),
            new Workload(List.of(query), List.of()),
            List.of(),
            sandbox.whatIf(),
            allowed,
            tried);
    return new Advisor().advise(issue, query, context);
  }

  private static List<Advice> advice(String sql) {
    return advice(sql, ALLOWED, List.of());
  }

  @Test
  void a_range_comes_before_an_expression_index_where_an_index_serves_the_plain_column() {
    List<Advice> advice = advice("select * from readings where taken::date = '2024-03-01'");

    assertThat(advice)
        .extracting(each -> each.remedy().kind())
        .startsWith(RemedyKind.REWRITE, RemedyKind.CREATE_INDEX);
    assertThat(advice.get(0).remedy().restatement())
        .hasValueSatisfying(
            statement ->
                assertThat(statement.after())
                    .isEqualTo(
                        "select * from readings where taken >= timestamp '2024-03-01'"
                            + " and taken < timestamp '2024-03-02'"));
    assertThat(advice.get(0).bytes()).isZero();
    assertThat(advice.get(0).foreseenGain()).isGreaterThan(0.5);
    assertThat(advice.get(0).why())
        .startsWith(
            "In it a date made of a timestamp is compared with a date. In other words"
                + " readings_taken serves it, and the planner's cost falls from");
  }

  @Test
  void a_moment_read_in_utc_is_served_by_the_index_on_the_moment() {
    String sql =
        "select count(*) from readings"
            + " where date_trunc('day', arrived at time zone 'UTC') = '2024-03-01'";

    assertThat(advice(sql))
        .first()
        .extracting(each -> each.remedy().kind())
        .isEqualTo(RemedyKind.REWRITE);
  }

  @Test
  void without_an_index_on_the_plain_column_an_expression_index_is_advised() {
    List<Advice> advice = advice("select * from readings where sent::date = '2024-03-01'");

    assertThat(advice.get(0).remedy().kind()).isEqualTo(RemedyKind.CREATE_INDEX);
    assertThat(advice)
        .filteredOn(each -> each.remedy().kind().equals(RemedyKind.REWRITE))
        .allSatisfy(
            pair ->
                assertThat(pair.companions())
                    .extracting(Remedy::kind)
                    .containsExactly(RemedyKind.CREATE_INDEX));
  }

  @Test
  void a_range_that_holds_most_rows_is_not_advised() {
    assertThat(advice("select * from readings where extract(year from taken) = 2024"))
        .noneMatch(each -> each.remedy().kind().equals(RemedyKind.REWRITE));
  }

  @Test
  void an_index_that_saves_much_more_comes_before_the_range() {
    String sql =
        "select * from readings where meter = 7 and taken::date >= '2024-02-01'"
            + " and taken::date < '2024-05-01'";

    List<Advice> advice = advice(sql);

    assertThat(advice)
        .first()
        .extracting(each -> each.remedy().kind())
        .isEqualTo(RemedyKind.CREATE_INDEX);
    assertThat(advice).extracting(each -> each.remedy().kind()).contains(RemedyKind.REWRITE);
  }

  @Test
  void a_rewrite_is_advised_only_where_it_is_allowed_and_new() {
    String sql = "select * from readings where taken::date = '2024-03-01'";
    Remedy rewrite = advice(sql).get(0).remedy();

    assertThat(advice(sql, Set.of(RemedyKind.CREATE_INDEX), List.of()))
        .noneMatch(each -> each.remedy().kind().equals(RemedyKind.REWRITE));
    assertThat(advice(sql, ALLOWED, List.of(rewrite)))
        .noneMatch(each -> each.remedy().kind().equals(RemedyKind.REWRITE));
  }
}
