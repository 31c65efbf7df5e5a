package dev.tunesmith.engine.crew;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.engine.practice.PracticeServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** A report is asked again though nothing changed; another one after each change. */
record SameReport(Drawn drawn) implements Scenario {

  @Override
  public String schema() {
    return new EachRowAsked(drawn).schema();
  }

  @Override
  public void play(PracticeServer server) throws SQLException {
    try (Connection connection = WrittenLog.client(server)) {
      Caller application = new Caller(connection);
      for (int i = 0; i < 25; i++) {
        application.ask(drawn.fill("select what, count(*), max(id) from child group by what"));
        application.ask(drawn.fill("update notes set words = 'x' where id = " + (i + 1)));
        application.ask(
            drawn.fill("select words, count(*) from notes where parent_id < 90 group by words"));
      }
      application.askEach(
          drawn.fill("select place from parent where id = ?"),
          LongStream.rangeClosed(1, 40).boxed().toList());
    }
  }

  @Override
  public List<Planted> planted() {
    return List.of(new Planted(IssueKind.CACHE_EFFECTIVENESS, "select-" + drawn.child(), 0));
  }

  @Override
  public Set<String> decoys() {
    return Set.of("select-notes", "select-" + drawn.parent());
  }
}
