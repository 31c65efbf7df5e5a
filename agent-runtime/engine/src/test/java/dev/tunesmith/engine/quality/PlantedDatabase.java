package dev.tunesmith.engine.quality;

import dev.tunesmith.engine.practice.PracticeServer;
import java.util.List;

/** A small database in which a planted fault shows, and nothing else is wrong. */
final class PlantedDatabase {

  private static final String TABLES =
      """
      create table shops (id int primary key, region int not null);
      insert into shops select i, i from generate_series(0, 5) i;
      create table visits (
        id int primary key, page int not null, shop int not null references shops,
        at timestamp not null, kind text not null, note text not null);
      insert into visits
        select i, i % 2000, i % 6,
               timestamp '2026-01-01' + i::bigint * 7919 % 30000 * interval '1 minute',
               case when i::bigint * 7919 % 30000 >= 28500 then 'late' else 'normal' end,
               md5(i::text)
          from generate_series(1, 30000) i;
      create index visits_shop_at on visits (shop, at);
      create table members (no int not null, name text not null);
      insert into members select i, md5(i::text) || i from generate_series(1, 30000) i;
      create unique index members_no on members (no);
      alter table members replica identity using index members_no;
      """;

  /** Ten thousand rounds take well below a millisecond. */
  private static final String FUNCTION =
      """
      create function drag(rounds int) returns int immutable language plpgsql as $$
      begin
        for i in 1 .. rounds loop
        end loop;
        return rounds;
      end $$;
      """;

  private static final String WRITTEN =
      """
      create table %1$s (id int primary key, customer int not null, note text not null);
      insert into %1$s select i, i %% 2000, md5(i::text) from generate_series(1, 10000) i;
      """;

  private PlantedDatabase() {}

  static PracticeServer start() {
    return startWith("");
  }

  static PracticeServer startWith(String more) {
    PracticeServer server = PracticeServer.start();
    server.execute(TABLES);
    server.execute(FUNCTION);
    for (String table : List.of("orders", "refunds", "claims")) {
      server.execute(WRITTEN.formatted(table));
    }
    server.execute("create view open_claims as select id, customer, note from claims;");
    server.execute(more + "analyze;");
    return server;
  }
}
