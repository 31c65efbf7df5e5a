package dev.tunesmith.engine.obedience;

import dev.tunesmith.engine.practice.PracticeServer;

/** A table of visits without an index on what its only query asks. */
final class PageVisits {

  static final String WORKLOAD =
      """
      -- name: visits-of-a-page
      select id, at from visits where page = 4711 order by at desc limit 20;
      """;

  private PageVisits() {}

  static PracticeServer start() {
    PracticeServer database = PracticeServer.start();
    database.execute(
        """
        create table visits (id bigint generated always as identity primary key, page int, at int);
        insert into visits (page, at) select i % 5000, i from generate_series(1, 30000) i;
        analyze visits;
        """);
    return database;
  }
}
