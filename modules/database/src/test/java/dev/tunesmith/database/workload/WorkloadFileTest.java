package dev.tunesmith.database.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.core.workload.Workload.LeftOut;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadFileTest {

  @Test
  void statements_have_the_names_weights_and_targets_of_the_comments_before_them() {
    Workload workload =
        WorkloadFile.parse(
            """
            -- The shop's front page.
            -- name: front page
            -- weight: 12.5
            -- target: p95 < 50ms
            select * from products -- name: not this
             where shown;

            /* nothing */ select ';' from "a;b" where c = $$;$$;
            -- target: median < 1.5s
            update products set shown = false
            """,
            "w.sql");

    assertThat(workload.leftOut()).isEmpty();
    assertThat(workload.queries())
        .extracting(query -> query.name() + " " + query.access() + " " + query.line())
        .containsExactly("front page READ 5", "query-2 READ 8", "query-3 WRITE 10");
    Query front = workload.queries().get(0);
    assertThat(front.weight()).isEqualTo(12.5);
    assertThat(front.target())
        .isEqualTo(new LatencyTarget(LatencyTarget.Statistic.P95, Duration.ofMillis(50)));
    assertThat(front.sql()).startsWith("select").endsWith("where shown");
    assertThat(workload.queries().get(2).target().limit()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void a_name_that_is_taken_gets_a_number() {
    Workload workload =
        WorkloadFile.parse(
            "-- name: a\nselect 1;\n-- name: a\nselect 2; -- name: a\nselect 3", "w");

    assertThat(workload.queries())
        .extracting(query -> query.name().value())
        .containsExactly("a", "a-2", "a-3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "with x as (delete from t returning 1) select * from x | WRITE",
        "with x as (select 1) insert into t table x | WRITE",
        "merge into t using u on t.a = u.a when matched then delete | WRITE",
        "with x as (select 1) select * from x | READ",
        "(select 1) union all (select 2) | READ",
        "select \"update\", replace(a, 'delete', 'x') from t | READ",
        "insert into t values (1) | WRITE"
      })
  void reading_and_writing_are_told_apart(String sql, Query.Access access) {
    assertThat(WorkloadFile.parse(sql, "w").queries().get(0).access()).isEqualTo(access);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create table x (a int) | not CREATE",
        "set work_mem = '1GB' | not SET",
        "vacuum t | not VACUUM",
        "selec 1 | not SELEC",
        "do $$ begin end $$ | not DO",
        "select * into x from t | only SELECT",
        "begin | not BEGIN",
        "explain | not EXPLAIN",
        "select * from t where a = :id | variable :id",
        "select * from t where a = :'name' | variable :'name'",
        "select (1 | bracket is not closed",
        "select 1) | closed that was not opened",
        "-- weight: 0 \\n select 1 | above 0",
        "-- weight: many \\n select 1 | \"many\"",
        "-- target: p99 < 5ms \\n select 1 | p95 < 50ms",
        "-- max-staleness: soon \\n select 1 | 5min",
        "-- max-staleness: 0s \\n select 1 | 5min",
        "-- critical: perhaps \\n select 1 | true or false"
      })
  void a_statement_that_cannot_take_part_is_left_out_with_the_reason(String sql, String reason) {
    Workload workload =
        WorkloadFile.parse("select 1;\n" + sql.replace("\\n", "\n") + ";\nselect 2", "w");

    assertThat(workload.queries()).hasSize(2);
    assertThat(workload.leftOut())
        .singleElement()
        .satisfies(
            out -> {
              assertThat(out.reason()).contains(reason);
              assertThat(out.line()).isGreaterThanOrEqualTo(2);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain select 1 from t | select 1 from t",
        "explain analyze verbose select 1 from t | select 1 from t",
        "explain (analyze, buffers, format json) select 1 from t | select 1 from t",
        "explain (select 1 from t) | (select 1 from t)",
        "-- name: x \\n explain update t set a = 1 | update t set a = 1",
        "select 1 from t for update skip locked | select 1 from t",
        "\\timing on \\n select 1 from t | select 1 from t",
        "  \\set v 7 \\n select 1 from t | select 1 from t",
        "copy t (a) from stdin; \\n 1;'x \\n \\. \\n select 1 from t | select 1 from t",
        "select a[1:2] from t | select a[1:2] from t",
        "select a::text from t | select a::text from t",
        "select '\\x' from t | select '\\x' from t"
      })
  void what_people_have_in_their_scripts_is_understood(String text, String tuned) {
    Workload workload = WorkloadFile.parse(text.replace("\\n", "\n"), "w");

    assertThat(workload.queries()).singleElement().extracting(Query::sql).isEqualTo(tuned);
  }

  @Test
  void a_command_for_the_client_moves_no_line() {
    Workload workload = WorkloadFile.parse("\\set a 1\n\nselect 1;\n\\d t\nselect 2;", "w");

    assertThat(workload.queries()).extracting(Query::line).containsExactly(3, 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-02 03:04:05 UTC [7] LOG:  duration: 12.3 ms  statement: select 1 | server's log",
        "Seq Scan on t  (cost=0.00..35.50 rows=2550 width=4) | looks like a plan",
        "[{\"query\": \"select 1\"}] | looks like JSON",
        "query,calls,total_exec_time | table of statistics"
      })
  void what_is_no_script_is_called_what_it_is(String text, String form) {
    assertThatThrownBy(() -> WorkloadFile.parse(text, "w"))
        .isInstanceOf(WorkloadException.class)
        .hasMessageContaining(form);
  }

  @Test
  void a_statement_says_how_old_its_answers_may_be_and_by_default_they_may_not() {
    Workload workload =
        WorkloadFile.parse("-- max-staleness: 5min\nselect 1;\n-- other\nselect 2;", "w");

    assertThat(workload.queries())
        .extracting(Query::maxStaleness)
        .containsExactly(Duration.ofMinutes(5), null);
  }

  @Test
  void a_statement_says_that_it_is_critical() {
    Workload workload =
        WorkloadFile.parse(
            "-- critical: true\nselect 1;\n-- critical: no\nselect 2;\nselect 3;", "w");

    assertThat(workload.queries())
        .extracting(Query::isCritical)
        .containsExactly(true, false, false);
  }

  @Test
  void an_open_string_leaves_out_the_rest_of_its_line_and_keeps_what_came_before() {
    Workload workload = WorkloadFile.parse("select 1; select 'oh; select 2;", "w");

    assertThat(workload.queries()).hasSize(1);
    assertThat(workload.leftOut().get(0).reason()).contains("a string is not closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'oh;",
        "select \"oh;",
        "select $x$ oh;",
        "select 'a\0b';",
        "select 1 \\ 2;",
        "select /* oh;",
        "\\set x 1\nselect 'oh;"
      })
  void what_cannot_be_read_costs_one_statement_and_is_named_with_its_line(String broken) {
    Workload workload =
        WorkloadFile.parse("select 1;\n" + broken + "\nselect 2;\n\\set y 2\nselect 3;\n", "w");

    int line = 1 + (int) broken.lines().count();
    assertThat(workload.queries())
        .extracting(Query::sql)
        .containsExactly("select 1", "select 2", "select 3");
    assertThat(workload.queries()).extracting(Query::line).containsExactly(1, line + 1, line + 3);
    assertThat(workload.leftOut()).extracting(LeftOut::line).containsExactly(line);
  }

  @ParameterizedTest
  @CsvSource({"''", "'-- only a comment'", "' ; ; '", "drop table t"})
  void a_workload_without_a_statement_is_an_error_of_one_line(String text) {
    assertThatThrownBy(() -> WorkloadFile.parse(text, "shop.sql"))
        .isInstanceOf(WorkloadException.class)
        .hasMessageContaining("shop.sql")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_byte_order_mark_at_the_beginning_is_no_part_of_the_text() {
    assertThat(WorkloadFile.parse("\ufeffselect 1;\r\nselect 2\r\n", "w").queries()).hasSize(2);
  }
}
