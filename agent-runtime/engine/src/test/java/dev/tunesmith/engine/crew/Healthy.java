package dev.tunesmith.engine.crew;

import dev.tunesmith.engine.practice.PracticeServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Everything is as it should be: one question for all keys, one key for each caller. */
record Healthy(Drawn drawn) implements Scenario {

  @Override
  public String schema() {
    return new EachRowAsked(drawn).schema();
  }

  @Override
  public void play(PracticeServer server) throws SQLException {
    try (Connection connection = WrittenLog.client(server)) {
      Caller application = new Caller(connection);
      application.askEach(
          drawn.fill("select place from parent where id = ?"),
          LongStream.rangeClosed(1, 40).boxed().toList());
      for (int i = 0; i < 5; i++) {
        application.ask(
            drawn.fill("select id, what from child where parent_id = any (array[" + i + ", 7])"));
        application.ask(drawn.fill("update notes set words = 'x' where id = " + (i + 1)));
      }
    }
  }

  @Override
  public List<Planted> planted() {
    return List.of();
  }

  @Override
  public Set<String> decoys() {
    return Set.of("each-of-" + drawn.parent(), "each-of-" + drawn.child(), "each-of-notes");
  }
}
