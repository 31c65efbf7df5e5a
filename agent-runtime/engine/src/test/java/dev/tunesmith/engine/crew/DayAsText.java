package dev.tunesmith.engine.crew;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.engine.practice.PracticeServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Days are kept as text and converted in each row; other texts hold what only looks like days. */
record DayAsText(Drawn drawn) implements Scenario {

  @Override
  public String schema() {
    return drawn.fill(
        """
        create table parent (id bigint primary key, day text not null, amount bigint not null);
        insert into parent
          select i, (date '2020-01-01' + (i * 31 % 1500)::integer)::text, i % 900
            from generate_series(1, 90000) i;
        create index on parent (day);
        create table child (id bigint primary key, due date not null, code text not null);
        insert into child
          select i, date '2020-01-01' + (i * 31 % 1500)::integer, '2020-' || i
            from generate_series(1, 90000) i;
        create index on child (due);
        create index on child (code);
        analyze;
        """);
  }

  @Override
  public void play(PracticeServer server) throws SQLException {
    try (Connection connection = WrittenLog.client(server)) {
      Caller application = new Caller(connection);
      for (int i = 0; i < 12; i++) {
        int day = 10 + drawn.random().nextInt(18);
        application.ask(
            drawn.fill(
                "select count(*), sum(amount) from parent where day::date between date '2021-03-%d' and date '2021-04-02'"
                    .formatted(day)));
        application.ask(
            drawn.fill("select id from child where due = date '2021-03-%d'".formatted(day)));
        application.ask(drawn.fill("select id from child where code = '2020-%d'".formatted(day)));
      }
    }
  }

  @Override
  public List<Planted> planted() {
    return List.of(new Planted(IssueKind.SLOW_QUERY, "select-" + drawn.parent(), 5));
  }

  @Override
  public Set<String> decoys() {
    return Set.of("select-" + drawn.child(), "select-" + drawn.child() + "-2");
  }
}
