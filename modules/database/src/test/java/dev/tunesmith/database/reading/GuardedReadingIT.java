package dev.tunesmith.database.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.postgresql.PostgresqlDialect;
import dev.tunesmith.database.sql.SqlText;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedReadingIT {

  private static final GuardedReading.Limits LIMITS =
      new GuardedReading.Limits(Duration.ofSeconds(1), 100, 200, 10_000);

  private static final GuardedReading.Limits PATIENT =
      new GuardedReading.Limits(Duration.ofMinutes(1), 100, 200, 10_000);

  // Only the role's rights stand against reading what is there to be read.
  private static final Set<String> READS_FOR_A_SUPERUSER = Set.of("PG-135");

  private static AttackedDatabase database;

  @BeforeAll
  static void fills_a_database() throws SQLException {
    database = new AttackedDatabase();
  }

  @AfterAll
  static void stops() throws SQLException {
    database.close();
  }

  static List<Attack> attacks() {
    return Attack.of("postgresql");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void an_attack_by_a_reader_has_no_effect(Attack attack) {
    String before = database.state();

    ReadOutcome outcome = door(database.reader()).read(database.filled(attack.input()));

    assertThat(database.state()).isEqualTo(before);
    if (attack.expected().equals("refused")) {
      assertThat(outcome).isNotInstanceOf(ReadOutcome.Rows.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void an_attack_by_a_superuser_has_no_effect(Attack attack) {
    String before = database.state();

    ReadOutcome outcome = door(database.superuser()).read(database.filled(attack.input()));

    assertThat(database.state()).isEqualTo(before);
    if (attack.expected().equals("refused") && !READS_FOR_A_SUPERUSER.contains(attack.id())) {
      assertThat(outcome)
          .as(attack.input())
          .isInstanceOfAny(ReadOutcome.Refused.class, ReadOutcome.Failed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select v.row_write from s.victim v",
        "select * from s.sly_view",
        "select s.sly_body()",
        "select pg_sleep(5)",
        "select 1 where 1 operator(pg_catalog.=) 1",
        "select U&\"\\0073et_config\"('a.b','c',false)",
        "explain (analyze, costs off) select 1",
        "explain analyze select 1",
        "explain select s.f_stable_dblink()",
        "select pg_catalog.pg_advisory_xact_lock(1)",
        "with x as (select 1) delete from s.victim",
        "with x as materialized (delete from s.victim returning 1) table x",
        "select 1;;select 2",
        "select $1"
      })
  void other_ways_in_are_closed_too(String sql) {
    String before = database.state();

    assertThat(door(database.superuser()).read(sql)).isInstanceOf(ReadOutcome.Refused.class);
    assertThat(database.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*), max(v), min(upper(v)) from s.victim where v like 'row%';",
        "/* why */ select id from s.victim -- all\n order by 1 limit 3",
        "with recursive r(i) as (select 1 union all select i + 1 from r where i < 5) table r",
        "values (1, 'a;b'), (2, $$x;y$$)",
        "table s.victim",
        "(select 1) union (select 2)",
        "select e'line\\n', 'it''s', \"id\" from s.victim fetch first 1 row only",
        "select row_number() over (partition by id % 3 order by id) from s.victim",
        "select v ~ '^row[0-9]+$', extract(year from now()), substring(v from 1 for 2),"
            + " coalesce(v, ''), cast(id as numeric(10, 2)) from s.victim",
        "select '{\"a\": 1}'::jsonb ? 'a', random(), x.* from generate_series(1, 2) as x(n)",
        "select * from s.victim tablesample bernoulli (10)",
        "select most_common_vals, histogram_bounds from pg_stats",
        "select 1 as a, 2 as a",
        "explain (format json, verbose) select * from s.victim"
      })
  void honest_reading_is_let_through(String sql) {
    assertThat(patientDoor().read(sql)).isInstanceOf(ReadOutcome.Rows.class);
  }

  @Test
  void a_write_may_be_planned_by_who_may_write() {
    String before = database.state();

    assertThat(
            door(database.superuser())
                .explain(SqlText.statement("delete from s.victim where id = 1"))
                .cost())
        .isPositive();
    assertThat(database.state()).isEqualTo(before);
  }

  @Test
  void a_long_cell_and_many_rows_are_cut_and_say_so() {
    ReadOutcome.Rows rows =
        (ReadOutcome.Rows)
            patientDoor().read("select repeat('x', 500) from generate_series(1, 1000)");

    assertThat(rows.completeness()).isEqualTo(ReadOutcome.Rows.Completeness.CUT);
    assertThat(rows.rows()).hasSizeLessThanOrEqualTo(100);
    assertThat(rows.rows().get(0).get(0)).hasSize(200 + CappedRows.CUT_MARK.length());
  }

  @Test
  void what_takes_too_long_is_stopped_and_says_so() {
    assertThat(door(database.reader()).read("select count(*) from generate_series(1, 1e12)"))
        .isEqualTo(new ReadOutcome.TooSlow(Duration.ofSeconds(1)));
  }

  @Test
  void a_value_at_fault_is_not_repeated() {
    ReadOutcome outcome = patientDoor().read("select v::integer from s.victim");

    assertThat(outcome).isInstanceOf(ReadOutcome.Failed.class);
    assertThat(outcome.sentence()).doesNotContain("row1");
  }

  @Test
  void a_refused_explain_says_the_reason() {
    assertThatThrownBy(
            () -> door(database.reader()).explain(SqlText.statement("select s.f_write()")))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("f_write");
  }

  @Test
  void dialects_that_are_not_spoken_are_counted() {
    assertThat(Attack.counts().keySet())
        .as(
            "mysql, mariadb, sqlite, h2, duckdb, sqlserver, oracle wait for their dialects, and"
                + " any for the modules that show text to a model")
        .containsExactlyInAnyOrder(
            "postgresql",
            "jdbc-url",
            "mysql",
            "mariadb",
            "sqlite",
            "h2",
            "duckdb",
            "sqlserver",
            "oracle",
            "any");
    assertThat(Attack.of("postgresql")).hasSize(99);
  }

  private static GuardedReading door(DataSource source) {
    return new GuardedReading(source, new PostgresqlDialect()).within(LIMITS);
  }

  /** For what is to be answered, however busy the machine is. */
  private static GuardedReading patientDoor() {
    return door(database.reader()).within(PATIENT);
  }
}
