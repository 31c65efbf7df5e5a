package dev.tunesmith.proof.answers;

import dev.tunesmith.database.Failures;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws small databases and asks both statements, until they differ or a limit is reached. */
final class Search {

  private static final int FIRST_BATCH = 4;
  private static final int LARGEST_BATCH = 32;
  private static final int MOST_TIMEOUTS = 4;

  /** The server's word for a statement that took too long. */
  static final String CANCELLED = "57014";

  /**
   * What came of it.
   *
   * @param drawn databases that were made
   * @param valid those on which the original answered
   * @param telling those on which it answered with rows, and otherwise than on empty tables: an
   *     aggregate always has a row
   * @param difference a database on which they differ, or null
   */
  record Finding(int drawn, int valid, int telling, @Nullable Difference difference) {}

  /** A database on which two statements differ. */
  record Difference(MicroDatabase database, Answers answers) {}

  private final Probe probe;
  private final MicroDatabases databases;
  private final SearchLimits limits;
  private final InstantSource clock;
  private List<String> withoutRows = List.of();
  private int drawn;
  private int valid;
  private int telling;

  Search(Probe probe, MicroDatabases databases, SearchLimits limits, InstantSource clock) {
    this.probe = probe;
    this.databases = databases;
    this.limits = limits;
    this.clock = clock;
  }

  Finding run() throws SQLException {
    withoutRows = probe.ask(List.of(new MicroDatabase(List.of()))).get(0).before();
    Instant end = clock.instant().plus(limits.time());
    int batch = FIRST_BATCH;
    int timeouts = 0;
    while (drawn < limits.databases()
        && timeouts < MOST_TIMEOUTS
        && clock.instant().isBefore(end)) {
      List<MicroDatabase> drawing = draw(Math.min(batch, limits.databases() - drawn));
      try {
        Difference difference = difference(drawing);
        if (difference != null) {
          return new Finding(drawn, valid, telling, difference);
        }
        batch = Math.min(LARGEST_BATCH, batch * 2);
      } catch (SQLException e) {
        if (!Failures.state(e).equals(CANCELLED)) {
          throw e;
        }
        timeouts++;
        drawn += drawing.size();
        databases.shrink();
        batch = FIRST_BATCH;
      }
    }
    return new Finding(drawn, valid, telling, null);
  }

  private List<MicroDatabase> draw(int count) {
    List<MicroDatabase> drawing = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawing.add(databases.draw(drawn + i));
    }
    return drawing;
  }

  private boolean tells(List<String> answer) {
    return !answer.isEmpty() && !answer.equals(withoutRows);
  }

  private @Nullable Difference difference(List<MicroDatabase> asked) throws SQLException {
    List<Answers> answers = probe.ask(asked);
    for (int i = 0; i < answers.size(); i++) {
      Answers answer = answers.get(i);
      drawn++;
      valid += answer.isValid() ? 1 : 0;
      telling += answer.isValid() && tells(answer.before()) ? 1 : 0;
      if (answer.differ()) {
        return new Difference(asked.get(i), answer);
      }
    }
    return null;
  }
}
