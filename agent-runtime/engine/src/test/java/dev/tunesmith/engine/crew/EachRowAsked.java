package dev.tunesmith.engine.crew;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.engine.practice.PracticeServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Parents are read, and each asks for its children; callers who ask one key each do no harm. */
record EachRowAsked(Drawn drawn) implements Scenario {

  static final String CHILDREN =
      "select c1_0.parent_id,c1_0.id,c1_0.what from child c1_0 where c1_0.parent_id=?";

  @Override
  public String schema() {
    return drawn.fill(
        """
        create table parent (id bigint primary key, place text not null);
        create table child (
          id bigint primary key, parent_id bigint not null references parent, what text not null);
        create table notes (
          id bigint primary key, parent_id bigint not null references parent, words text not null);
        insert into parent select i, 'place ' || i % (:parents / :keys)
          from generate_series(1, :parents) i;
        insert into child select i, 1 + i % :parents, 'what ' || i % 77
          from generate_series(1, 5 * :parents) i;
        insert into notes select i, 1 + i % :parents, 'note ' || i
          from generate_series(1, 3 * :parents) i;
        create index on child (parent_id);
        create index on notes (parent_id, id);
        analyze;
        """);
  }

  @Override
  public void play(PracticeServer server) throws SQLException {
    String parents = drawn.fill("select id, place from parent where place = 'place 7'");
    try (Connection connection = WrittenLog.client(server)) {
      Caller application = new Caller(connection);
      application.askEach(
          drawn.fill("select place from parent where id = ?"),
          LongStream.rangeClosed(1, 60).map(i -> i * 31 % 900).boxed().toList());
      connection.setAutoCommit(false);
      application.askEach(drawn.fill(CHILDREN), application.keys(parents));
      connection.commit();
      connection.setAutoCommit(true);
      application.askEach(
          drawn.fill(
              "select n.id, n.words from notes n where n.parent_id = ? order by n.id desc limit 1"),
          application.keys(parents));
    }
  }

  @Override
  public List<Planted> planted() {
    return List.of(
        new Planted(IssueKind.REPEATED_STATEMENT, "each-of-" + drawn.child(), 1.5),
        new Planted(IssueKind.REPEATED_STATEMENT, "each-of-notes", 1.5));
  }

  @Override
  public Set<String> decoys() {
    return Set.of("each-of-" + drawn.parent());
  }
}
