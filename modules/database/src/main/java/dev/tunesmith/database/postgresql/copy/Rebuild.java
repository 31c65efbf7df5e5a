package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Recreates things that may need each other: what fails is tried again after the rest, for as long
 * as something succeeds.
 */
final class Rebuild {

  private final Connection destination;
  private List<Step> waiting = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  Rebuild(Connection destination) {
    this.destination = destination;
  }

  /** Runs these steps, and with them those that are still waiting. */
  void run(List<Step> steps) throws SQLException {
    waiting.addAll(0, steps);
    boolean progress = true;
    while (progress && !waiting.isEmpty()) {
      List<Step> round = waiting;
      waiting = new ArrayList<>();
      reasons.clear();
      for (Step step : round) {
        attempt(step);
      }
      progress = waiting.size() < round.size();
    }
  }

  private void attempt(Step step) throws SQLException {
    try (Statement statement = destination.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(step.sql());
    } catch (SQLException e) {
      if (Failures.endsWork(e)) {
        throw e;
      }
      waiting.add(step);
      reasons.add(Failures.line(e));
    }
  }

  /** A sentence for each step that could not be run. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      notes.add("Not copied: " + waiting.get(i).what() + " (" + reasons.get(i) + ").");
    }
    return notes;
  }
}
