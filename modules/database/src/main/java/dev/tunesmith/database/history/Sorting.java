package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.database.dialect.StatementHistory.Memory;
import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of the remembered statements make the workload: those that together took most of the time,
 * and those that are slow by themselves; the thirty longest in any case.
 *
 * @param taken the longest in all first
 * @param aside the others, by reason
 * @param totalMillis how long all of them ran, above 0
 */
record Sorting(List<Asked> taken, List<Group> aside, double totalMillis) {

  private static final double SHARE = 0.95;
  private static final double SLOW_MILLIS = 100;
  private static final int LEAST = 30;
  private static final int MOST = 200;

  /** Statements that take no part for one reason. */
  record Group(int statements, double millis, String reason) {

    static Group of(List<Asked> statements, String reason) {
      return new Group(statements.size(), millisOf(statements), reason);
    }
  }

  static Sorting of(Memory memory, Schema schema) {
    List<Asked> asked =
        memory.statements().stream()
            .sorted(Comparator.comparingDouble(Remembered::totalMillis).reversed())
            .map(each -> Asked.of(each, schema))
            .toList();
    List<Asked> recurring =
        asked.stream().filter(each -> each.isTunable() && !each.isSingleWrite()).toList();
    List<Asked> taken = withTheirWrites(worthwhile(recurring), recurring);
    List<Group> groups =
        List.of(
            new Group(
                memory.hidden(), memory.hiddenMillis(), "the login may not see what they say"),
            Group.of(
                asked.stream().filter(each -> !each.isTunable()).toList(),
                "they read no table of this database, or are neither query nor write"),
            Group.of(
                asked.stream().filter(each -> each.isTunable() && each.isSingleWrite()).toList(),
                "they wrote once only, as a load or a migration does"),
            Group.of(without(recurring, taken), "they are quick, and small together"));
    double total = Math.max(millisOf(asked) + memory.hiddenMillis(), Double.MIN_NORMAL);
    return new Sorting(
        taken, groups.stream().filter(group -> group.statements() > 0).toList(), total);
  }

  private static List<Asked> worthwhile(List<Asked> statements) {
    double total = millisOf(statements);
    List<Asked> taken = new ArrayList<>();
    double reached = 0;
    for (Asked each : statements) {
      boolean counts = reached < SHARE * total || isSlow(each.remembered());
      if (taken.size() < LEAST || (counts && taken.size() < MOST)) {
        taken.add(each);
      }
      reached += each.remembered().totalMillis();
    }
    return List.copyOf(taken);
  }

  /** However quick a write is, it is what an index on its table costs. */
  private static List<Asked> withTheirWrites(List<Asked> taken, List<Asked> recurring) {
    Set<Table> tables =
        taken.stream()
            .flatMap(each -> each.relations().own().stream())
            .collect(Collectors.toUnmodifiableSet());
    return recurring.stream()
        .filter(each -> taken.contains(each) || (!each.isRead() && each.isOn(tables)))
        .limit(MOST)
        .toList();
  }

  /** Nothing is known of percentiles; one run in forty is slower than this if runs are normal. */
  private static boolean isSlow(Remembered each) {
    return each.meanMillis() + 2 * each.deviationMillis() >= SLOW_MILLIS;
  }

  private static List<Asked> without(List<Asked> all, List<Asked> some) {
    return all.stream().filter(each -> !some.contains(each)).toList();
  }

  private static double millisOf(List<Asked> statements) {
    return statements.stream().mapToDouble(each -> each.remembered().totalMillis()).sum();
  }
}
