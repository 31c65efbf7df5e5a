package dev.tunesmith.engine.crew;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.engine.practice.PracticeServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Rows are put in one by one; elsewhere many at once, or only a few. */
record RowByRow(Drawn drawn) implements Scenario {

  @Override
  public String schema() {
    return new EachRowAsked(drawn).schema();
  }

  @Override
  public void play(PracticeServer server) throws SQLException {
    try (Connection connection = WrittenLog.client(server)) {
      Caller application = new Caller(connection);
      application.askEach(
          drawn.fill("insert into child (id, parent_id, what) values (?, 7, 'new')"),
          LongStream.range(1_000_000, 1_000_000 + 2L * drawn.keys()).boxed().toList());
      for (int i = 0; i < 30; i++) {
        application.ask(
            drawn.fill(
                "insert into notes (id, parent_id, words) values " + rows(2_000_000 + 9 * i)));
      }
      application.ask(drawn.fill("select place from parent where id = 7"));
      application.askEach(
          drawn.fill("insert into parent (id, place) values (?, 'there')"),
          List.of(3_000_000L, 3_000_001L, 3_000_002L));
    }
  }

  private static String rows(int first) {
    return IntStream.range(first, first + 9)
        .mapToObj(id -> "(" + id + ", 7, 'new')")
        .collect(Collectors.joining(", "));
  }

  @Override
  public List<Planted> planted() {
    return List.of(new Planted(IssueKind.REPEATED_STATEMENT, "insert-" + drawn.child(), 0));
  }

  @Override
  public Set<String> decoys() {
    return Set.of("insert-notes", "insert-" + drawn.parent());
  }
}
