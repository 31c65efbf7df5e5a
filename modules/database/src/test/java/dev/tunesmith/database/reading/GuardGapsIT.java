package dev.tunesmith.database.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.postgresql.PostgresqlDialect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
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
      create domain s.filling as int default s.f_acts(1);
      create table s.filled (a s.filling, b int);
      create function s.apart(float8, float8) returns float8 language plpgsql immutable as
        $$ begin perform s.f_stable_dblink(); return 1; end $$;
      create type s.stretch as range (subtype = float8, subtype_diff = s.apart);
      create table s.stretches (r s.stretch);
      create function s.sorts(int, int) returns int language plpgsql immutable as
        $$ begin perform s.f_stable_dblink(); return btint4cmp($1, $2); end $$;
      create operator class s.acting_ops for type int using btree as operator 1 <,
        operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 s.sorts(int, int);
      create table s.sorted (id int);
      create index on s.sorted (id s.acting_ops);
      create table s.ruled (id int);
      create rule also as on delete to s.ruled do also
        insert into s.log select 'x' where s.f_acts(1) > 100;
      create schema aside;
      create function aside.helper() returns int language plpgsql volatile as
        $$ begin return s.f_stable_dblink(); end $$;
      create function s.by_path() returns int language sql stable set search_path = aside as
        $$ select helper() $$;
      create function s.by_strings() returns int language plpgsql stable
        set standard_conforming_strings = off as
        $$ begin return length('\\'' || s.f_stable_dblink() --'
        ); end $$;
      create function s.stays() returns int language plpgsql stable as
        $$ begin loop begin perform 1; exception when query_canceled then null; end; end loop; end $$;
      create function s.stays_too() returns int language plpgsql stable as
        $$ begin loop begin perform 1; exception when sqlstate '57000' then null; end; end loop; end $$;
      create aggregate s.acting_sum(int) (sfunc = s.sorts, stype = int, initcond = '0');

      create type s.span as range (subtype = timestamptz);
      create function s.times(int, int) returns int language sql immutable as $$ select $1 * $2 $$;
      create aggregate s.product(int) (sfunc = s.times, stype = int, initcond = '1');
      create function s.patient(a int) returns int language plpgsql stable set work_mem = '8MB' as
        $$ begin return 1 / a; exception when division_by_zero or sqlstate '22003' then return 0;
           when others then raise notice '%%', sqlstate; return 1; end $$;
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
        "select * from s.near",
        "explain insert into s.filled (b) values (1)",
        "explain select * from s.stretches where r && '[1,2]'",
        "select * from s.sorted where id = 5",
        "explain select max(id) from s.sorted",
        "explain delete from s.ruled where id = 1",
        "select s.by_path()",
        "explain select s.by_path()",
        "select s.by_strings()",
        "select s.stays()",
        "explain select s.stays_too()",
        "select s.acting_sum(id) from s.victim",
        "select pg_input_is_valid('5', 's.acting')",
        "select * from pg_input_error_info('5', 's.acting')",
        "select * from information_schema.user_mapping_options",
        "with recursive t(n) as (select 1) search depth first by n set o delete from s.victim",
        "with recursive t(n) as (select 1) cycle n set c using p delete from s.victim"
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
        "select relname from pg_class where oid = 's.victim'::regclass",
        "select s.product(id) from s.victim where id < 5",
        "select s.patient(0)",
        "explain delete from s.numbered where v like 'a%'"
      })
  void what_only_reads_is_answered(String sql) {
    assertThat(door.read(sql)).as(sql).isInstanceOf(ReadOutcome.Rows.class);
  }

  private static final String OPERATORS =
      """
      create function s.same(int, text) returns boolean language plpgsql immutable as
        $$ begin return s.f_stable_dblink() > 0; end $$;
      create function s.less(text) returns text language plpgsql immutable as
        $$ begin return s.f_stable_dblink(); end $$;
      create function s.near(int, int) returns boolean language sql immutable as
        $$ select $1 > $2 $$;
      create function s.far(int, int) returns boolean language plpgsql immutable as
        $$ begin return s.f_stable_dblink() > 0; end $$;
      create operator public.= (leftarg = int, rightarg = text, function = s.same);
      create operator public.<> (leftarg = int, rightarg = text, function = s.same);
      create operator public.>= (leftarg = int, rightarg = text, function = s.same);
      create operator public.~~ (leftarg = int, rightarg = text, function = s.same);
      create operator public.- (rightarg = text, function = s.less);
      create operator public.!@! (leftarg = int, rightarg = int, function = s.far);
      create operator public.#@# (leftarg = int, rightarg = int, function = s.near,
        negator = operator(public.!@!));
      """;

  private static final String WITHOUT_OPERATORS =
      "drop function s.same, s.less, s.near, s.far cascade";

  @Test
  void operators_that_are_not_written_are_judged() {
    List<String> attacks =
        List.of(
            "select 1 in ('a'::text)",
            "select case 1 when 'a'::text then 1 end",
            "select nullif(1, 'a'::text)",
            "select 1 like 'a'::text",
            "select 1 between 'a'::text and 'b'::text",
            "select 1 is distinct from 'a'::text",
            "select 1 != 'a'::text",
            "select *from (select 1 as x) a natural join (select 'a'::text as x) b",
            "select 1 from (select 1 as x) a join (select 'a'::text as x) b using (x)",
            "select 'b' =- 'a'::text",
            "select not (id #@# 2) from s.victim");
    TestServer.execute(database.superuser(), OPERATORS);
    try {
      String before = database.state();

      assertThat(attacks)
          .allSatisfy(sql -> assertThat(door.read(sql)).isInstanceOf(ReadOutcome.Refused.class));
      assertThat(door.read("select id + 1 from s.victim limit 3 - 1"))
          .isInstanceOf(ReadOutcome.Refused.class);
      assertThat(door.read("select id + 1 from s.victim limit 3"))
          .isInstanceOf(ReadOutcome.Rows.class);
      assertThat(database.state()).isEqualTo(before);
    } finally {
      TestServer.execute(database.superuser(), WITHOUT_OPERATORS);
    }
  }

  @Test
  void what_is_asked_to_find_values_is_judged_as_well() {
    StatementHistory history = new PostgresqlDialect().history();
    SnapshotReading snapshots = new SnapshotReading(database.superuser(), new PostgresqlDialect());
    TestServer.execute(
        database.superuser(),
        """
        create type s.mood as enum ('good');
        create table s.felt (mood s.mood);
        insert into s.felt values ('good');
        create function s.told(s.mood) returns text language plpgsql immutable as
          $$ begin perform s.f_stable_dblink(); return 'good'; end $$;
        create cast (s.mood as text) with function s.told(s.mood);
        """);
    try {
      String before = database.state();

      assertThatThrownBy(
              () ->
                  snapshots.read(
                      "preparing",
                      asking ->
                          history.parameterTypes("select '{1}'::s.acting[] where $1 = 1", asking)))
          .isInstanceOf(StatementFailedException.class);
      snapshots.read("values", asking -> history.values(TableName.parse("s.felt"), "mood", asking));
      assertThat(database.state()).isEqualTo(before);
    } finally {
      TestServer.execute(database.superuser(), "drop type s.mood cascade");
    }
    assertThat(
            snapshots.<List<String>>read(
                "preparing",
                asking ->
                    history.parameterTypes("(select 1 limit $1) union select $2 + 1", asking)))
        .containsExactly("int8", "int4");
  }

  @Test
  void one_range_type_leaves_the_other_statements_alone() {
    assertThat(door.read("select id from s.victim where id = 1"))
        .isInstanceOf(ReadOutcome.Rows.class);
  }
}
