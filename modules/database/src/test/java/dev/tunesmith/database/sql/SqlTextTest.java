package dev.tunesmith.database.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.database.StatementFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select E'\\''; copy (select 'x') to E'/tmp/marker'; select E'\\''",
        "select E'\\'', nextval('s'), E'\\'' from t",
        "select 1; select 2",
        "select 1) as q; drop table t; select * from (select 1",
        "select * from t) as q for update --",
        "select * from t for update",
        "select * into copied from t",
        "with gone as (delete from t returning *) select * from gone",
        "with gone as materialized (update t set a = 1 returning *) select * from gone",
        "with a as (select 1) delete from t",
        "with a as (select 1), b as (select 2) insert into t select 1",
        "with a as (with b as (select 1) update t set a = 2 returning a) select * from a",
        "copy t to '/tmp/marker'",
        "explain analyze select 1",
        "do $$ begin null; end $$",
        "select $1",
        "select U&\"\\0070g_sleep\"(1)",
        "select 'open",
        "select /* open",
        "select query_to_xml('drop table t', true, true, '')",
        "select * from pg_authid",
        "select pg_read_file('/etc/passwd')",
        "select 1 operator(s.+) 2",
        "  ",
        "-- nothing"
      })
  void what_is_more_than_a_reading_query_is_refused(String sql) {
    assertThat(SqlText.reader().objectionToQuery(sql)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from t where note = E'it\\'s; ok'",
        "select * from t where note = $x$;$x$",
        "select * from t where note = 'it''s; -- ok'",
        "select * from t where note = 'copy; insert into'",
        "select \"update\", \"delete\" from t;",
        "select count(update), max(delete) from t",
        "select (delete), (update) from t",
        "select substring(delete from 2) from t",
        "select count(*) update from t",
        "with a as (select delete from t) select (update) from a",
        "with a as (values (1)), b as (table a) select * from b",
        "(select 1) union all (select 2)",
        "values (1), (2)",
        "table t",
        "select 1 /* a comment; /* nested */ */",
        "select pg_typeof(a), pg_size_pretty(sum(b)) from t group by 1",
        "select '\\x41'::bytea, U&'\\00e9', N'n', B'01', X'1F'",
        "select a ->> 'k', b @> '{}', c ? 'd' from t"
      })
  void a_harmless_query_passes(String sql) {
    assertThat(SqlText.reader().objectionToQuery(sql)).isEmpty();
    assertThat(SqlText.query(sql).sql()).doesNotEndWith(";");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "delete from app.t where id = 5",
        "update app.u set a = 1 where id = 5",
        "update t set a = 1 where id = 5",
        "update app.t set a = 1; drop table t",
        "with d as (delete from app.t returning *) update app.t set a = 1 where id = 5",
        "update app.t set a = pg_terminate_backend(7) where id = 5"
      })
  void what_does_not_write_to_the_same_table_in_the_same_way_takes_no_write_s_place(String sql) {
    assertThat(SqlText.reader().objectionToRestating("update app.t set a = 1 where id = 5.0", sql))
        .isPresent();
    assertThat(SqlText.reader().objectionToRestating("select a from t", "update t set a = 1"))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          update app.t set a = 1 where id = 5.0 | UPDATE "app".t AS u SET a = 1 FROM v WHERE u.id = 5
          delete from t where a not in (select b from u) | delete from t where not exists (select 1 from u for update)
          insert into t select a from u on conflict (a) do update set b = 1 | insert into t (select b from u) on conflict (a) do update set b = 1
          with v as (select 1) delete from t where id in (table v) | delete from t where id = 1
          select a from t | select b from u
          """)
  void another_write_to_the_table_may_take_a_write_s_place(String before, String after) {
    assertThat(SqlText.reader().objectionToRestating(before, after)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true); drop table t; --",
        "true) tablespace x where (true",
        "a = 'b' -- rest",
        "a in (select 1)",
        "a = $1",
        "pg_terminate_backend(a)",
        "E'\\'' = a); drop table t; select (E'\\''",
        ""
      })
  void what_is_more_than_an_expression_is_refused(String sql) {
    assertThat(SqlText.reader().objectionToExpression(sql)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lower(email)",
        "note = E'it\\'s; ok'",
        "note = $x$;$x$",
        "status in ('a', 'b') and not deleted",
        "(payload ->> 'kind') = 'x'",
        "date_trunc('day', at at time zone 'UTC')"
      })
  void a_harmless_expression_passes(String sql) {
    assertThat(SqlText.reader().objectionToExpression(sql)).isEmpty();
    assertThat(SqlText.expression(sql)).hasToString(sql);
  }

  @Test
  void a_workload_may_write_but_not_one_statement_after_the_other() {
    assertThat(SqlText.statement("update t set a = 1; ")).hasToString("update t set a = 1");
    assertThatThrownBy(() -> SqlText.statement("update t set a = 1; commit"))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("only one statement");
    assertThatThrownBy(() -> SqlText.statement("truncate t"))
        .isInstanceOf(StatementFailedException.class);
  }
}
