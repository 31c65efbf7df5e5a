package dev.tunesmith.database.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.postgresql.PostgresqlDialect;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a statement reaches without naming a function: by types, defaults, indexes, other servers.
 */
class GuardGapsIT {

  /* s.f_stable_dblink writes a row over a connection of its own, which no rollback reaches. */
  private static final String ACTING =
      """
      create extension file_fdw;
      create extension "uuid-ossp";
      create domain s.acting as int check (value < s.f_stable_dblink() + 100);
      create type s.holder as (a s.acting);
      create type s.nested as (h s.holder[]);
      create function s.f_acts(int) returns int language plpgsql immutable as
        $$ begin return s.f_stable_dblink(); end $$;
      create function s.by_default(a int default s.f_acts(1)) returns int language sql stable as
        $$ select a $$;
      create function s.takes(a s.acting) returns int language sql stable as $$ select 1 $$;
      create function s.gives() returns s.acting language plpgsql stable as
        $$ begin return 5; end $$;
      create table s.defaulted (a int default s.f_acts(1), b int);
      create table s.predicated (id int);
      create index on s.predicated (id) where id > s.f_acts(1);
      create table s.indexed (id int);
      create index on s.indexed (s.f_acts(id));
      create table s.checked (id int check (id > s.f_acts(1)));
      create table s.parted (id int) partition by list (id);
      create table s.part partition of s.parted for values in (1);
      alter table s.part add check (id > s.f_acts(1));
      create server files foreign data wrapper file_fdw;
      create foreign table s.far (line text) server files options (program 'touch %1$s; echo 1');
      create view s.far_view as select line from s.far;
      create table s.near (line text);
      create foreign table s.far_part () inherits (s.near) server files
        options (program 'touch %1$s; echo 1');

      create type s.span as range (subtype = timestamptz);
      create domain s.positive as int check (value > 0);
      create type s.pair as (a s.positive, b text);
      create function s.doubled(a s.positive, b int default 2) returns s.positive
        language sql immutable as $$ select a * b $$;
      create table s.words ("update" int, "delete" text, "key" text);
      insert into s.words values (1, 'd', 'k');
      create table s.numbered (id serial primary key, v text default lower('X'), p s.positive,
        check (v <> ''));
      create index on s.numbered (lower(v)) where p > 1;
      create table s.booked (during s.span);
      """;

  @TempDir private static Path folder;
  private static AttackedDatabase database;
  private static GuardedReading door;

  @BeforeAll
  static void fills_a_database() throws SQLException {
    database = new AttackedDatabase();
    TestServer.execute(
        database.superuser(), ACTING.formatted(folder.resolve("touched").toString()));
    door = new GuardedReading(database.superuser(), new PostgresqlDialect());
  }

  @AfterAll
  static void stops() throws SQLException {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1::s.acting",
        "select '(1)'::s.holder",
        "select row(1)::s.holder",
        "select '{1}'::s.acting[]",
        "select array[1]::s.acting[]",
        "select '(\"{(1)}\")'::s.nested",
        "select * from json_populate_record(null::s.holder, '{\"a\": 1}')",
        "select * from jsonb_to_record('{\"a\": 1}') as r(a s.acting)",
        "select s.by_default()",
        "explain select s.by_default()",
        "select s.takes(1)",
        "select s.takes('1')",
        "select s.gives()",
        "explain insert into s.defaulted (b) values (1)",
        "explain insert into s.defaulted default values",
        "explain update s.defaulted set a = default",
        "select count(*) from s.predicated",
        "explain select count(*) from s.predicated",
        "select count(*) from s.indexed",
        "select count(*) from s.checked where id = 1",
        "select count(*) from s.parted where id = 1",
        "select * from s.far",
        "explain select * from s.far",
        "select * from s.far_view",
        "select * from s.near"
      })
  void what_acts_unnamed_is_refused(String sql) {
    String before = database.state();

    ReadOutcome outcome = door.read(sql);

    assertThat(outcome).as(sql).isInstanceOf(ReadOutcome.Refused.class);
    assertThat(database.state()).isEqualTo(before);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from s.victim",
        "select s.span(now(), null)",
        "select '[2020-01-01,)'::s.span",
        "select range_agg(during) from s.booked",
        "select during @> now() from s.booked",
        "select uuid_generate_v4(), gen_random_uuid(), random()",
        "select pg_current_wal_lsn(), now()",
        "select \"update\", \"delete\" from s.words",
        "select count(update), max(delete) from s.words",
        "select substring(delete from 1) from s.words",
        "with w as (select update from s.words) select (update) from w",
        "select 1::s.positive, '{1,2}'::s.positive[], '(1,x)'::s.pair",
        "select * from json_populate_record(null::s.pair, '{\"a\": 1}')",
        "select s.doubled(1), s.doubled(1, 3)",
        "select * from s.numbered where lower(v) = 'x' and p > 1",
        "explain insert into s.numbered (p) values (1)",
        "explain update s.numbered set v = 'y'",
        "select relname from pg_class where oid = 's.victim'::regclass"
      })
  void what_only_reads_is_answered(String sql) {
    assertThat(door.read(sql)).as(sql).isInstanceOf(ReadOutcome.Rows.class);
  }

  @Test
  void one_range_type_leaves_the_other_statements_alone() {
    assertThat(door.read("select id from s.victim where id = 1"))
        .isInstanceOf(ReadOutcome.Rows.class);
  }
}
