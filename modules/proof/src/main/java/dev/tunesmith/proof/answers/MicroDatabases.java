package dev.tunesmith.proof.answers;

import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.database.dialect.TableShape;
import dev.tunesmith.database.dialect.TableShape.ColumnShape;
import dev.tunesmith.database.dialect.TableShape.Family;
import dev.tunesmith.proof.answers.MicroDatabase.Row;
import dev.tunesmith.proof.answers.ValuePools.Pool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws small databases. Each has a temper of its own: how many rows, how many NULLs, how few
 * values it makes do with, how closely it keeps to the statements' constants, and how many of its
 * rows are aimed: such a row meets most of what its columns are compared with at once, as hardly
 * any would where each column is drawn for itself.
 */
final class MicroDatabases {

  private static final double[] NULL_RATES = {0, 0.1, 0.4};
  private static final double[] CLOSENESS = {0.2, 0.6, 0.9};
  private static final double[] AIMS = {0, 0, 0.3, 0.7};
  private static final double MET_BY_AN_AIMED_ROW = 0.8;
  private static final int[] MOST_ROWS = {2, 3, 4, 4, 6, 12};
  private static final int MANY_TABLES = 5;
  private static final int FEW_ROWS = 4;
  private static final double CHILD_OF_A_PARENT = 0.9;
  private static final double REPEATED_ROW = 0.2;

  private final MicroSchema schema;
  private final ValuePools pools;
  private final long seed;
  private int mostRows = 12;

  MicroDatabases(MicroSchema schema, ValuePools pools, long seed) {
    this.schema = schema;
    this.pools = pools;
    this.seed = seed;
  }

  /** Draws smaller ones from now on, since statements take too long over these. */
  void shrink() {
    mostRows = Math.max(1, mostRows / 2);
  }

  /** The database of that number, always the same. */
  MicroDatabase draw(int number) {
    return new Drawing(new Random(seed * 1_000_003L + number)).database();
  }

  /** One database being drawn. */
  private final class Drawing {

    private final Random random;
    private final double nullRate;
    private final double closeness;
    private final double aim;
    private final int rowsAtMost;
    private final Map<Family, List<String>> few = new EnumMap<>(Family.class);
    private final List<Row> rows = new ArrayList<>();

    private Drawing(Random random) {
      this.random = random;
      // The first numbers of generators with neighbouring seeds are alike.
      random.nextInt();
      random.nextInt();
      this.nullRate = NULL_RATES[random.nextInt(NULL_RATES.length)];
      this.closeness = CLOSENESS[random.nextInt(CLOSENESS.length)];
      this.aim = AIMS[random.nextInt(AIMS.length)];
      int drawn = MOST_ROWS[random.nextInt(MOST_ROWS.length)];
      int bound = schema.tables().size() > MANY_TABLES ? Math.min(drawn, FEW_ROWS) : drawn;
      this.rowsAtMost = Math.min(bound, mostRows);
    }

    private MicroDatabase database() {
      for (int table = 0; table < schema.tables().size(); table++) {
        int count = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(rowsAtMost);
        for (int i = 0; i < count; i++) {
          rows.add(row(table));
        }
      }
      return new MicroDatabase(rows);
    }

    private Row row(int number) {
      TableShape table = schema.tables().get(number);
      List<Row> sisters = rows.stream().filter(row -> row.table() == number).toList();
      boolean repeats = !sisters.isEmpty() && random.nextDouble() < REPEATED_ROW;
      Row model = repeats ? sisters.get(random.nextInt(sisters.size())) : null;
      boolean isAimed = model == null && random.nextDouble() < aim;
      List<@Nullable String> cells = new ArrayList<>();
      for (int column = 0; column < table.columns().size(); column++) {
        cells.add(
            model == null || table.isKey(column)
                ? cell(table, column, sisters, isAimed)
                : model.cells().get(column));
      }
      if (model == null || random.nextBoolean()) {
        table.foreignKeys().forEach(key -> refer(table, key, cells));
      }
      return new Row(number, cells);
    }

    private @Nullable String cell(
        TableShape table, int number, List<Row> sisters, boolean isAimed) {
      ColumnShape column = table.columns().get(number);
      Pool pool = pools.of(column);
      if (isAimed && !pool.exact().isEmpty() && random.nextDouble() < MET_BY_AN_AIMED_ROW) {
        String met = pool.exact().get(random.nextInt(pool.exact().size()));
        if (!table.isKey(number)
            || sisters.stream().noneMatch(row -> met.equals(row.cells().get(number)))) {
          return met;
        }
      }
      if (column.mayBeNull() && (random.nextDouble() < nullRate || pool.common().isEmpty())) {
        return null;
      }
      if (table.isKey(number)) {
        return unused(number, pool, sisters);
      }
      return value(column, pool);
    }

    private String unused(int column, Pool pool, List<Row> sisters) {
      List<@Nullable String> used = sisters.stream().map(row -> row.cells().get(column)).toList();
      List<String> wanted = random.nextInt(3) == 0 ? few(pool) : pool.many();
      List<String> free = wanted.stream().filter(value -> !used.contains(value)).toList();
      // Keys that begin alike in every table are what makes rows meet.
      int reach = random.nextInt(3) == 0 ? free.size() : Math.min(free.size(), 4);
      return free.isEmpty() ? pool.plainest() : free.get(random.nextInt(reach));
    }

    private List<String> few(Pool pool) {
      return pool.near().isEmpty() ? pool.common() : pool.near();
    }

    private String value(ColumnShape column, Pool pool) {
      if (!pool.near().isEmpty() && random.nextDouble() < closeness) {
        return pool.near().get(random.nextInt(pool.near().size()));
      }
      List<String> shared =
          few.computeIfAbsent(column.family(), family -> some(pool.common())).stream()
              .filter(pool.common()::contains)
              .toList();
      List<String> choice = shared.isEmpty() ? pool.common() : shared;
      return choice.get(random.nextInt(choice.size()));
    }

    private List<String> some(List<String> values) {
      List<String> shuffled = new ArrayList<>(values);
      Collections.shuffle(shuffled, random);
      return List.copyOf(shuffled.subList(0, Math.min(shuffled.size(), 2 + random.nextInt(4))));
    }

    /** Else the first row of a table that refers to itself would go, and all that refer to it. */
    private void referToNobody(TableShape table, ForeignKey key, List<@Nullable String> cells) {
      key.columns().stream()
          .mapToInt(table::position)
          .filter(column -> column >= 0 && table.columns().get(column).mayBeNull())
          .findFirst()
          .ifPresent(column -> cells.set(column, null));
    }

    private void refer(TableShape table, ForeignKey key, List<@Nullable String> cells) {
      int parent = schema.indexOf(key.target());
      List<Row> parents = rows.stream().filter(row -> row.table() == parent).toList();
      if (random.nextDouble() > CHILD_OF_A_PARENT) {
        return;
      }
      if (parents.isEmpty()) {
        referToNobody(table, key, cells);
        return;
      }
      Row chosen = parents.get(random.nextInt(parents.size()));
      for (int i = 0; i < key.columns().size(); i++) {
        int column = table.position(key.columns().get(i));
        int target = schema.tables().get(parent).position(key.targetColumns().get(i));
        boolean keepsNull = column >= 0 && cells.get(column) == null;
        if (column >= 0 && target >= 0 && !keepsNull) {
          cells.set(column, chosen.cells().get(target));
        }
      }
    }
  }
}
