package dev.tunesmith.database.reading;

import dev.tunesmith.database.TestResources;
import dev.tunesmith.database.TestServer;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.ServerBinaries;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with what the attacks name, and the roles that they come from. */
final class AttackedDatabase implements AutoCloseable {

  private static final String BEFORE_FIXTURE =
      """
      create role app_owner login password 'x';
      create role agent_ro login password 'x';
      create role agent_hard login password 'x' noinherit;
      create extension dblink; create extension tablefunc; create extension xml2;
      create table public.big as select g as id, md5(g::text) as t from generate_series(1, 3000) g;
      create table public.aliases (t tsquery, s tsquery);
      grant select on public.big, public.aliases to agent_ro;
      """;

  private static final String AFTER_FIXTURE =
      """
      create function s.op_write(int, int) returns boolean language plpgsql volatile as
        $$ begin insert into s.log values ('op'); return true; end $$;
      create operator s.+! (function = s.op_write, leftarg = int, rightarg = int);
      create function public.row_write(s.victim) returns int language plpgsql volatile security definer
        as $$ begin insert into s.log values ('row'); return 1; end $$;
      create view s.sly_view as select pg_try_advisory_lock(77) as x;
      create function s.sly_body() returns text language sql stable as
        $$ select query_to_xml('select 1', true, true, '')::text $$;
      grant select on s.sly_view to agent_ro;
      select lo_from_bytea(4711, 'precious');
      """;

  /* Everything an attack could have changed, as one line. */
  private static final String STATE =
      """
      select concat_ws(' / ',
        (select md5(string_agg(v::text, ',' order by id)) from s.victim v),
        (select count(*) from s.log),
        (select md5(string_agg(x::text, ',' order by x.k)) from s.secrets x),
        (select md5(string_agg(name || coalesce(setting, ''), ',' order by name))
           from pg_settings where name not in ('transaction_read_only')),
        (select count(*) from pg_replication_slots),
        (select count(*) from pg_locks where locktype = 'advisory'),
        (select coalesce(string_agg(setconfig::text, ','), '') from pg_db_role_setting),
        (select md5(string_agg(concat(relname, relkind, relacl, reltuples, relpages), ','
                order by oid)) from pg_class where relnamespace not in
                ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)),
        (select count(*) from pg_collation), (select count(*) from pg_description),
        (select md5(string_agg(loid::text || data::text, ',')) from pg_largeobject),
        (select last_value || ' ' || is_called from s.seq),
        (select md5(string_agg(rolname || rolsuper || coalesce(rolpassword, ''), ','
                order by rolname)) from pg_authid),
        (select count(*) from pg_listening_channels()), (select count(*) from pg_prepared_xacts))
      """;

  private final EmbeddedServer server =
      EmbeddedServer.start(EmbeddedServer.Settings.SMALL, ServerBinaries.whole());
  private final Connection bystander;
  private final String bystanderPid;

  AttackedDatabase() throws SQLException {
    TestServer.execute(server.dataSource(), BEFORE_FIXTURE);
    String fixture =
        TestResources.text("/security/attacks-fixture.sql")
            .replace("port=54399", "port=" + port())
            // The library is not loaded into this server; its functions are not there to be reset.
            .replace("SELECT pg_stat_statements_reset();", "");
    TestServer.execute(server.dataSource(), fixture);
    TestServer.execute(server.dataSource(), AFTER_FIXTURE);
    bystander = server.dataSource().getConnection();
    bystanderPid = TestServer.ask(bystander, "select pg_backend_pid()");
  }

  private int port() {
    return ((PGSimpleDataSource) server.dataSource()).getPortNumbers()[0];
  }

  DataSource superuser() {
    return server.dataSource();
  }

  DataSource reader() {
    PGSimpleDataSource source = (PGSimpleDataSource) server.dataSource();
    source.setUser("agent_ro");
    source.setPassword("x");
    return source;
  }

  String filled(String attack) {
    return attack.replace("{PID}", bystanderPid).replace("{OID}", "4711");
  }

  String state() {
    return TestServer.ask(superuser(), STATE)
        + " / "
        + TestServer.ask(bystander, "select 'the other session lives'");
  }

  @Override
  public void close() throws SQLException {
    bystander.close();
    server.close();
  }
}
