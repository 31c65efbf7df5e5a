package dev.tunesmith.engine.crew;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.engine.practice.PracticeServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A reference is kept as text, so that no index leads to its rows; another one is as it should. */
record MistypedReference(Drawn drawn) implements Scenario {

  private String key() {
    return drawn.parents() % 2 == 0 ? "bigint" : "uuid";
  }

  private String value() {
    return key().equals("bigint") ? "i" : "md5(i::text)::uuid";
  }

  @Override
  public String schema() {
    return drawn
        .fill(
            """
            create table parent (id KEY primary key, place text not null);
            insert into parent select VALUE, 'place ' || i from generate_series(1, 20000) i;
            create index on parent (place);
            create table child (
              id bigint primary key, parent_ref varchar(40) not null, what text not null);
            insert into child select j, VALUE, 'what ' || j
              from (select j, 1 + j % 20000 as i from generate_series(1, 80000) j) all_of_them;
            create index on child (parent_ref);
            create table notes (
              id bigint primary key, parent_id KEY not null references parent, code text not null);
            insert into notes select j, VALUE, 'C' || j
              from (select j, 1 + j % 20000 as i from generate_series(1, 80000) j) all_of_them;
            create index on notes (parent_id);
            create index on notes (code);
            analyze;
            """)
        .replace("KEY", key())
        .replace("VALUE", value());
  }

  @Override
  public void play(PracticeServer server) throws SQLException {
    try (Connection connection = WrittenLog.client(server)) {
      Caller application = new Caller(connection);
      for (int i = 0; i < 12; i++) {
        int place = 1 + drawn.random().nextInt(20_000);
        application.ask(
            drawn.fill(
                "select c.id, c.what from child c join parent p on p.id = c.parent_ref::%s where p.place = 'place %d'"
                    .formatted(key(), place)));
        application.ask(
            drawn.fill(
                "select n.id from notes n join parent p on p.id = n.parent_id where p.place = 'place %d'"
                    .formatted(place)));
        application.ask("select id from notes where code = 'C" + place + "'");
      }
    }
  }

  @Override
  public List<Planted> planted() {
    return List.of(new Planted(IssueKind.SLOW_QUERY, "select-" + drawn.child(), 5));
  }

  @Override
  public Set<String> decoys() {
    // To hold all that the join reads in its index would be no fault.
    return Set.of("select-notes-2");
  }
}
