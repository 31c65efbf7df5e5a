package dev.tunesmith.database.history;

import dev.tunesmith.database.dialect.StatementRecords.Deadlock;
import dev.tunesmith.database.dialect.StatementRecords.LockWait;
import dev.tunesmith.database.dialect.StatementRecords.LockWait.Stage;
import dev.tunesmith.database.sql.LockingClause;
import dev.tunesmith.database.sql.StatementShape;
import dev.tunesmith.database.workload.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up for each statement how long it waited for locks, and whom it waited for. */
final class Waits {

  private static final int MOST_WAITING = 1_000;
  private static final int MOST_BEHIND = 3;

  /** What one statement waited. */
  static final class Waited {
    private long times;
    private double millis;
    private final Set<String> behind = new LinkedHashSet<>();

    private void add(Begun wait) {
      times++;
      millis += wait.millis;
      wait.behind.stream().limit(MOST_BEHIND).forEach(behind::add);
    }

    long times() {
      return times;
    }

    double millis() {
      return millis;
    }

    List<String> behind() {
      return behind.stream().limit(MOST_BEHIND).toList();
    }
  }

  /** A wait whose end was not told yet. */
  private record Begun(String database, String sql, List<String> behind, double millis) {}

  private final Map<Integer, Begun> begun = new HashMap<>();
  private final Map<String, Map<Template, Waited>> ended = new LinkedHashMap<>();

  /** Hears of a wait; {@code meetings} know what its holders had asked by then. */
  void add(LockWait wait, Meetings meetings) {
    Begun before = begun.remove(wait.process());
    List<String> holders =
        before == null
            ? wait.holders().stream()
                .flatMap(holder -> meetings.lockedBy(holder).stream())
                .map(StatementShape::of)
                .toList()
            : before.behind();
    Begun now =
        new Begun(wait.database(), wait.waiting().sql(), new ArrayList<>(holders), wait.millis());
    if (wait.stage() == Stage.OVER) {
      end(now);
    } else if (begun.size() < MOST_WAITING) {
      begun.put(wait.process(), now);
    }
  }

  /** Who waited for each other is an issue of its own. */
  void met(Deadlock deadlock) {
    begun.keySet().removeAll(deadlock.waiting().keySet());
  }

  private void end(Begun wait) {
    if (!wait.sql().isEmpty()) {
      ended
          .computeIfAbsent(wait.database(), name -> new LinkedHashMap<>())
          .computeIfAbsent(
              Template.of(LockingClause.removedFrom(BoundText.throughout(wait.sql()))),
              each -> new Waited())
          .add(wait);
    }
  }

  /** What waited in the database of that name, or for null in any. */
  Map<Template, Waited> in(@Nullable String database) {
    List.copyOf(begun.values()).forEach(this::end);
    begun.clear();
    Map<Template, Waited> all = new LinkedHashMap<>();
    Stream<Map<Template, Waited>> found =
        database == null ? ended.values().stream() : Stream.ofNullable(ended.get(database));
    found.forEach(all::putAll);
    return all;
  }
}
