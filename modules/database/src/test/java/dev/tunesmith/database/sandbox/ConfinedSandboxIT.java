package dev.tunesmith.database.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.CancellableRun;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is copied from a hostile target, and what is asked of the copy, acts on nothing outside. */
class ConfinedSandboxIT {

  /* In the copy alone, so that filling the target leaves no mark: whoever runs g writes a file. */
  private static final String HOSTILE =
      """
      create function g(int) returns int language plpgsql volatile as $g$
        begin
          if current_database() = 'copy' then
            begin
              execute 'copy (select 1) to ''%1$s/' || $1 || '''';
            exception when insufficient_privilege then null;
            end;
          end if;
          return $1;
        end $g$;
      create function f(int) returns int language sql immutable as $f$ select $1 $f$;
      create domain checked as int check (f(value) is not null);
      create table small (id int primary key, kept int default f(1), note text);
      create table strict (id checked, twice int generated always as (f(2)) stored,
        check (f(id) is not null));
      insert into small (id, note) values (10, 'it''s; ok'), (11, 'b');
      insert into strict values (20);
      create index on small (f(id));
      create materialized view kept_before as select f(id) from small;
      create or replace function f(int) returns int language plpgsql immutable as
        $f$ begin return public.g($1); end $f$;
      create function opened() returns text language plpgsql as
        $f$ begin return pg_read_file('/etc/passwd'); end $f$;
      create function peeks(int) returns boolean language plpgsql as $f$
        begin
          if current_database() = 'copy' then
            begin
              perform set_config('role', 'none', false);
              execute 'copy (select 1) to ''%1$s/peeked''';
            exception when insufficient_privilege then null;
            end;
          end if;
          return true;
        end $f$;
      create table watched (id int);
      insert into watched select generate_series(1, 10);
      alter table watched enable row level security;
      create policy all_of_it on watched using (peeks(id));
      create function chatters(int) returns int language plpgsql immutable as
        $f$ begin raise notice '%%', repeat('x', 1000000); return $1; end $f$;
      create table loud (id int);
      insert into loud select generate_series(1, 700);
      create index on loud (chatters(id));
      create function stays(int) returns int language plpgsql immutable as $f$
        begin
          if current_user = 'tunesmith_client' then
            loop
              begin
                perform pg_sleep(60);
              exception when query_canceled then null;
              end;
            end loop;
          end if;
          return $1;
        end $f$;
      """;

  private static final TableName SMALL = new TableName("public", "small");

  @TempDir private static Path marks;
  private static Sandbox sandbox;

  @BeforeAll
  static void copies_a_hostile_target() throws IOException {
    Files.setPosixFilePermissions(marks, PosixFilePermissions.fromString("rwxrwxrwx"));
    DataSource source = TestServer.database(HOSTILE.formatted(marks));
    sandbox = SandboxFactory.copy(Target.of(source), EmbeddedServer.Settings.SMALL).sandbox();
  }

  @AfterAll
  static void stops() {
    sandbox.close();
  }

  @Test
  void an_expression_that_is_more_than_one_is_refused() {
    CreateIndex sly =
        new CreateIndex(
            "sly",
            IndexShape.btree(SMALL, List.of(IndexKey.column("id")))
                .where("true; drop table small"));

    assertThatThrownBy(() -> sandbox.apply(sly)).isInstanceOf(StatementFailedException.class);
    assertThatThrownBy(() -> sandbox.migration(sly)).isInstanceOf(StatementFailedException.class);
    assertThat(sandbox.schema().table(SMALL)).isPresent();
  }

  @Test
  void copied_code_runs_while_it_is_copied_and_reaches_nothing() {
    assertThat(sandbox.schema().tables()).hasSize(5);
    assertThat(marks).isEmptyDirectory();
  }

  @Test
  void code_that_takes_a_cancellation_for_an_error_ends_with_its_client() throws Exception {
    try (SandboxSession session = sandbox.open()) {
      Thread running =
          new Thread(
              () ->
                  assertThatThrownBy(() -> session.run(query("select stays(1)")))
                      .isInstanceOf(ConnectionLostException.class));
      running.start();
      awaitStaying("1");
      session.cancel();
      running.join();
    }

    awaitStaying("0");
  }

  private static void awaitStaying(String count) {
    String asked =
        "select count(*) from pg_stat_activity where state = 'active' and query ~ '^select stays'";
    while (!TestServer.ask(((EmbeddedSandbox) sandbox).administration(), asked).equals(count)) {
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Test
  void an_error_that_does_not_fit_into_memory_costs_one_statement() {
    Query large = query("select repeat('x', 400000000)::int");

    try (SandboxSession session = sandbox.open()) {
      assertThatThrownBy(() -> CancellableRun.call("running", run -> session.run(large)))
          .isInstanceOf(StatementFailedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select pg_read_file('/etc/passwd')",
        "select * from pg_ls_dir('/')",
        "select pg_terminate_backend(pg_backend_pid())",
        "select pg_cancel_backend(pg_backend_pid())",
        "select lo_import('/etc/passwd')",
        "select pg_export_snapshot()",
        "select * from pg_authid",
        "update pg_catalog.pg_index set indisvalid = false",
        "insert into small (id) select length(pg_read_file('/etc/passwd'))",
        "select opened()",
        "select 1; reset role; copy (select 1) to '/tmp/never'"
      })
  void the_workload_has_no_right_to_act(String sql) {
    try (SandboxSession session = sandbox.open()) {
      assertThatThrownBy(() -> session.run(query(sql)))
          .isInstanceOf(StatementFailedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from small where note = E'it\\'s; ok'",
        "select * from small where note = $x$it's; ok$x$",
        "insert into small (id, note) values (12, 'c')",
        "update small set note = 'd' where id = 11",
        "delete from small where id = 11",
        "select f(id) from small",
        "select count(*) from kept_before",
        "insert into strict values (21)",
        "select c.relname from pg_class c join pg_stat_user_tables s on s.relid = c.oid"
      })
  void the_workload_runs_as_before(String sql) {
    try (SandboxSession session = sandbox.open()) {
      assertThat(session.run(query(sql)).rows()).isPositive();
    }
    assertThat(marks).isEmptyDirectory();
  }

  @Test
  void a_statement_in_other_words_must_be_one_query() {
    String hostile =
        "select E'\\''; copy (select 'x') to E'" + marks.resolve("restated") + "'; select E'\\''";
    Query query = query("select note from small");
    Remedy rewrite = new Rewrite(new Restatement(query.name(), query.sql(), hostile));

    assertThatThrownBy(() -> sandbox.whatIf().planWith(query, List.of(rewrite)))
        .isInstanceOf(StatementFailedException.class)
        .hasMessageContaining("only one statement");
    sandbox.pretend(rewrite, Presence.WITH);
    try (SandboxSession session = sandbox.open()) {
      assertThatThrownBy(() -> session.run(query)).isInstanceOf(StatementFailedException.class);
    } finally {
      sandbox.pretend(rewrite, Presence.WITHOUT);
    }
    assertThat(marks).isEmptyDirectory();
  }

  @Test
  void an_index_over_copied_code_is_built_without_rights() {
    Remedy index =
        new CreateIndex(
            "over_code",
            new IndexShape(
                new TableName("public", "small"),
                "btree",
                List.of(IndexKey.expression("f(id)")),
                List.of(),
                null));

    sandbox.apply(index);
    sandbox.pretend(index, Presence.WITHOUT);
    sandbox.pretend(index, Presence.WITH);
    sandbox.undo(index);

    assertThat(marks).isEmptyDirectory();
  }

  @Test
  void nothing_copied_belongs_to_who_may_do_anything() {
    DataSource owner = ((EmbeddedSandbox) sandbox).dataSource();

    assertThat(
            TestServer.ask(
                owner,
                "select count(*) from pg_class c join pg_roles r on r.oid = c.relowner"
                    + " where c.oid >= 16384 and r.rolsuper"))
        .isEqualTo("0");
    assertThat(
            TestServer.ask(
                owner,
                "select rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication"
                    + " from pg_roles where rolname = session_user"))
        .isEqualTo("f");
  }

  @Test
  void no_function_that_reaches_out_is_left_to_anybody() {
    Set<String> left =
        Set.of(
            TestServer.ask(
                    ((EmbeddedSandbox) sandbox).dataSource(),
                    """
                    select coalesce(string_agg(p.proname, ' '), '')
                      from pg_proc p
                     where has_function_privilege('tunesmith_client', p.oid, 'execute')
                       and p.proname ~ '(file|_ls_|dblink|backend$|snapshot$|import|lo_export|slot)'
                       and p.proname !~ '^(pg_stat_|pg_get_|pg_.*filenode|lo_|txid|pg_snapshot)'
                    """)
                .split(" "));

    assertThat(left)
        .isSubsetOf(
            "pg_current_snapshot",
            "pg_visible_in_snapshot",
            "pg_relation_filepath",
            "pg_split_walfile_name");
  }

  private static Query query(String sql) {
    Query.Access access = sql.startsWith("select") ? Query.Access.READ : Query.Access.WRITE;
    return new Query(new QueryName("asked"), sql, access, 1, null, 1);
  }

  @Test
  void of_a_remedy_that_is_refused_halfway_nothing_is_left() {
    Set<String> before = sandbox.definitions();
    MaterialisedView mistyped =
        new MaterialisedView(
            TableName.parse("public.kept"),
            "select 1 as number",
            List.of("nmber"),
            new Restatement(new QueryName("q"), "select 1", "select * from kept"));

    assertThatThrownBy(() -> sandbox.apply(mistyped)).isInstanceOf(StatementFailedException.class);

    assertThat(sandbox.definitions()).isEqualTo(before);
  }
}
