package dev.tunesmith.proof.answers;

import dev.tunesmith.database.Failures;
import dev.tunesmith.database.dialect.TableShape.ColumnShape;
import dev.tunesmith.proof.answers.Answers.Outcome;
import dev.tunesmith.proof.answers.MicroDatabase.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a database on which two statements differ as small and plain as it gets while they still
 * differ in the same way.
 */
final class Shrinker {

  /*
   * Delta debugging (Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, 2002),
   * complements only, all of one size asked in one round trip. It stops when no single row can go.
   */
  private static final int MOST_ROUNDS = 60;

  private final Probe probe;
  private final MicroSchema schema;
  private final ValuePools pools;
  private final Outcome outcome;
  private MicroDatabase smallest;
  private int rounds;

  private Shrinker(
      Probe probe, MicroSchema schema, ValuePools pools, Outcome outcome, MicroDatabase found) {
    this.probe = probe;
    this.schema = schema;
    this.pools = pools;
    this.outcome = outcome;
    this.smallest = found;
  }

  static MicroDatabase of(
      MicroDatabase found, Outcome outcome, Probe probe, MicroSchema schema, ValuePools pools)
      throws SQLException {
    Shrinker shrinking = new Shrinker(probe, schema, pools, outcome, found);
    shrinking.dropRows();
    shrinking.simplifyCells();
    shrinking.dropRows();
    return shrinking.smallest;
  }

  private void dropRows() throws SQLException {
    int portion = Math.max(1, smallest.rows().size() / 2);
    while (portion >= 1 && rounds < MOST_ROUNDS) {
      List<MicroDatabase> fewer = new ArrayList<>();
      for (int from = 0; from < smallest.rows().size(); from += portion) {
        fewer.add(smallest.without(from, Math.min(smallest.rows().size(), from + portion)));
      }
      if (!take(fewer)) {
        portion /= 2;
      }
    }
  }

  private void simplifyCells() throws SQLException {
    for (int i = 0; i < smallest.rows().size(); i++) {
      boolean simpler = true;
      while (simpler && rounds < MOST_ROUNDS) {
        simpler = take(simplerRows(i));
      }
    }
  }

  private List<MicroDatabase> simplerRows(int index) {
    Row row = smallest.rows().get(index);
    List<MicroDatabase> simpler = new ArrayList<>();
    for (int column = 0; column < row.cells().size(); column++) {
      if (isPlain(row, column)) {
        continue;
      }
      for (@Nullable String value : plainValues(row.table(), column)) {
        simpler.add(smallest.with(index, row.with(column, value)));
      }
    }
    return simpler;
  }

  private List<@Nullable String> plainValues(int table, int column) {
    ColumnShape definition = schema.tables().get(table).columns().get(column);
    List<@Nullable String> values = new ArrayList<>();
    if (!pools.of(definition).common().isEmpty()) {
      values.add(pools.of(definition).plainest());
    }
    if (definition.mayBeNull()) {
      values.add(null);
    }
    return values;
  }

  private boolean isPlain(Row row, int column) {
    String value = row.cells().get(column);
    ColumnShape definition = schema.tables().get(row.table()).columns().get(column);
    return value == null || value.equals(pools.of(definition).plainest());
  }

  /** Goes on with the first that still shows the same difference. */
  private boolean take(List<MicroDatabase> candidates) throws SQLException {
    rounds++;
    if (candidates.isEmpty()) {
      return false;
    }
    List<Answers> answers = asked(candidates);
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).outcome() == outcome) {
        smallest = candidates.get(i);
        return true;
      }
    }
    return false;
  }

  /** What takes too long shows nothing. */
  private List<Answers> asked(List<MicroDatabase> candidates) throws SQLException {
    try {
      return probe.ask(candidates);
    } catch (SQLException e) {
      if (Failures.state(e).equals(Search.CANCELLED)) {
        return List.of();
      }
      throw e;
    }
  }
}
