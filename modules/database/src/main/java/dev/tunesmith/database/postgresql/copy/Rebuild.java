package dev.tunesmith.database.postgresql.copy;

import dev.tunesmith.database.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Recreates things that may need each other: what fails is tried again after the rest, for as long
 * as something succeeds.
 */
final class Rebuild {

  private static final int FEW = 3;

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

  /** A sentence for each step that could not be run; for many of one kind, one for all of them. */
  List<String> notes() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (int i = 0; i < waiting.size(); i++) {
      String what = waiting.get(i).what();
      kinds
          .computeIfAbsent(kind(what), kind -> new ArrayList<>())
          .add(what + " (" + reasons.get(i) + ")");
    }
    return kinds.values().stream().flatMap(Rebuild::sentences).toList();
  }

  /** {@code the option x of public.orders.id} is one of the options x. */
  private static String kind(String what) {
    return what.replaceFirst("^(the option \\S+|the \\w+).*$", "$1");
  }

  private static Stream<String> sentences(List<String> alike) {
    return alike.size() > FEW
        ? Stream.of(
            "Not copied: %s, and %,d more like it.".formatted(alike.get(0), alike.size() - 1))
        : alike.stream().map(each -> "Not copied: " + each + ".");
  }
}
