package dev.tunesmith.engine.resume;

import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.engine.ResumedSession;
import dev.tunesmith.engine.TuningSession;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.practice.PracticeServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A small database with three statements that an index mends, one whose index takes more room than
 * there is, and one that cannot run.
 */
final class Shop implements AutoCloseable {

  private static final String DATA =
      """
      create table visits (id int primary key, page int, kind text, at timestamptz);
      insert into visits
        select i, i % 5000, case i % 2 when 0 then 'browser' else 'robot' end,
               timestamptz '2026-01-01' + i * interval '1 second'
          from generate_series(1, 12000) i;
      create table orders (id int primary key, customer int, total numeric(10, 2));
      insert into orders select i, i % 4000, i % 997 from generate_series(1, 12000) i;
      create table letters (id int primary key, address text, body text);
      insert into letters
        select i, repeat(md5((i % 9000)::text), 3), md5(i::text) from generate_series(1, 12000) i;
      create table stock (id int primary key, item int, held int);
      insert into stock select i, i % 3000, i % 13 from generate_series(1, 12000) i;
      create role buyer login password 'only read';
      grant pg_read_all_data to buyer;
      analyze;
      """;

  private static final String WORKLOAD =
      """
      -- name: visits-of-a-page
      select id, at from visits where page = 4711 and kind = 'browser';
      -- name: orders-of-a-customer
      select id, total from orders where customer = 1234;
      -- name: letters-to-an-address
      select id, body from letters where address = repeat(md5('17'), 3);
      -- name: stock-of-an-item
      select id, held from stock where item = 3;
      -- name: of-a-table-that-is-not-there
      select 1 from nowhere;
      """;

  /** More than the three small indexes take together, and less than the large one. */
  private static final long ROOM = 1_000_000;

  private static final String CATALOGUE_AND_ROWS =
      """
      select md5(string_agg(seen, ';' order by seen)) from (
        select 'relation ' || oid || relname || relfilenode || coalesce(relacl::text, '')
          from pg_class where relnamespace = 'public'::regnamespace
        union all select 'attribute ' || attrelid || attname || atttypid from pg_attribute
          where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
        union all select 'function ' || oid from pg_proc where pronamespace = 'public'::regnamespace
        union all select 'visits ' || md5(string_agg(v::text, ',' order by id)) from visits v
        union all select 'orders ' || md5(string_agg(o::text, ',' order by id)) from orders o
        union all select 'letters ' || md5(string_agg(l::text, ',' order by id)) from letters l
        union all select 'stock ' || md5(string_agg(s::text, ',' order by id)) from stock s
        union all select 'setting ' || name || setting from pg_settings
          where source not in ('session', 'client')
        union all select 'slot ' || slot_name from pg_replication_slots
        union all select 'prepared ' || gid from pg_prepared_xacts
        union all select 'held by ' || pid || locktype from pg_locks
          where pid <> pg_backend_pid() and mode like '%Exclusive%' and locktype <> 'virtualxid'
      ) everything(seen)
      """;

  private final PracticeServer server;
  private String password = "only read";

  private Shop(PracticeServer server) {
    this.server = server;
  }

  static Shop open() {
    PracticeServer server = PracticeServer.start();
    server.execute(DATA);
    return new Shop(server);
  }

  /** A session of at most ten seconds with three accepted remedies and a refused one. */
  List<LedgerEntry> tune(Path results) {
    TuningSession.builder()
        .target(server.jdbcUrl(), "buyer", password)
        .workload(WORKLOAD)
        .storageBudget(ROOM)
        .decider(Decider.recommended())
        .commission(new Commission("faster", "by much", List.of(), List.of()))
        .results(results)
        .build()
        .run();
    return dev.tunesmith.engine.PastSession.entries(results);
  }

  ResumedSession.Builder resumed(Path results) {
    return ResumedSession.of(results).password(password).decider(Decider.recommended());
  }

  /** Gives the login of a session another password. */
  void changePassword(String changed) {
    server.execute("alter role buyer password '" + changed + "';");
    password = changed;
  }

  /** Everything of the target that a session must not touch, in one word. */
  String print() {
    try (Connection connection = server.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(CATALOGUE_AND_ROWS)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
