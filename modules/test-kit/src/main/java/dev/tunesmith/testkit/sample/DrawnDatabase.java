package dev.tunesmith.testkit.sample;

import dev.tunesmith.testkit.sample.PlantedDefect.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A database whose names, and which defect lies on which table, are drawn from a seed. Every kind
 * of defect is planted once; the tables and statements around them are healthy.
 *
 * @param seed draws the same database again
 * @param script creates and fills it
 * @param workload the statements it is asked
 * @param defects what a session should find, and nothing else
 */
public record DrawnDatabase(
    long seed, String script, String workload, List<PlantedDefect> defects) {

  private static final List<String> SCHEMAS =
      List.of("ops", "ledger", "fleet", "clinic", "library");
  private static final List<String> TABLES =
      List.of("parcels", "visits", "readings", "bookings", "claims", "tickets", "calls", "trips");
  private static final List<List<String>> NAMES =
      List.of(
          List.of("depot_no", "ward", "branch", "crew_no", "region_code"),
          List.of("lane", "shelf_no", "slot", "bay", "desk"),
          List.of("state", "phase", "progress", "condition"),
          List.of("label", "title", "nickname", "reference"),
          List.of("seen_at", "logged_at", "made_at", "moment"),
          List.of("amount", "charge", "weight_kg", "score"));

  /** Copies the defects. */
  public DrawnDatabase {
    defects = List.copyOf(defects);
  }

  /** The database that {@code seed} draws. */
  public static DrawnDatabase of(long seed) {
    return new Drawing(new Random(seed), seed).draw();
  }

  private static final class Drawing {
    private final Random random;
    private final long seed;
    private final List<String> script = new ArrayList<>();
    private final List<String> workload = new ArrayList<>();
    private final List<PlantedDefect> defects = new ArrayList<>();

    Drawing(Random random, long seed) {
      this.random = random;
      this.seed = seed;
    }

    DrawnDatabase draw() {
      String schema = SCHEMAS.get(random.nextInt(SCHEMAS.size()));
      script.add("create schema " + schema);
      List<String> names = shuffled(TABLES);
      List<Kind> kinds = shuffled(List.of(Kind.values()));
      for (int i = 0; i < kinds.size(); i++) {
        DrawnTable table = table(schema, names.get(i));
        script.addAll(table.creation());
        plant(kinds.get(i), table);
        healthy(table);
      }
      DrawnTable sound = table(schema, names.get(kinds.size()));
      script.addAll(sound.creation());
      healthy(sound);
      script.add("analyze");
      return new DrawnDatabase(
          seed, String.join(";\n", script) + ";\n", String.join("\n", workload), defects);
    }

    private DrawnTable table(String schema, String name) {
      List<String> drawn =
          NAMES.stream().map(pool -> pool.get(random.nextInt(pool.size()))).toList();
      DrawnTable.Columns columns =
          new DrawnTable.Columns(
              drawn.get(0), drawn.get(1), drawn.get(2), drawn.get(3), drawn.get(4), drawn.get(5));
      return new DrawnTable(
          schema, name, columns, 80_000 + random.nextInt(40_000), random.nextInt(1_000_000));
    }

    private void plant(Kind kind, DrawnTable table) {
      switch (kind) {
        case MISSING_COMPOSITE -> plantComposite(table);
        case MISSING_PARTIAL -> plantPartial(table);
        case MISSING_EXPRESSION -> plantExpression(table);
        case REDUNDANT_INDEX -> plantRedundant(table);
      }
    }

    private void plantComposite(DrawnTable table) {
      String group = table.columns().group();
      String part = table.columns().part();
      ask(
          table.name() + "-of-one-group-and-part",
          20,
          DrawnTable.format(
              "select id, %s from %s where %s = %d and %s = %d",
              table.columns().amount(),
              table.qualified(),
              group,
              random.nextInt(150),
              part,
              random.nextInt(120)));
      defects.add(
          new PlantedDefect(Kind.MISSING_COMPOSITE, table.qualified(), List.of(group, part), ""));
    }

    private void plantPartial(DrawnTable table) {
      String at = table.columns().at();
      ask(
          "oldest-stuck-" + table.name(),
          15,
          DrawnTable.format(
              "select id, %1$s from %2$s where %3$s = 'stuck' order by %1$s limit 25",
              at, table.qualified(), table.columns().state()));
      defects.add(
          new PlantedDefect(
              Kind.MISSING_PARTIAL, table.qualified(), List.of(at, table.columns().state()), ""));
    }

    private void plantExpression(DrawnTable table) {
      String label = table.columns().label();
      ask(
          table.name() + "-by-lower-" + label,
          15,
          DrawnTable.format(
              "select id, %1$s from %2$s where lower(%1$s) = 'item 0000000000'",
              label, table.qualified()));
      defects.add(
          new PlantedDefect(Kind.MISSING_EXPRESSION, table.qualified(), List.of(label), ""));
    }

    private void plantRedundant(DrawnTable table) {
      String group = table.columns().group();
      String at = table.columns().at();
      String redundant = table.index(group + "_only");
      script.add(
          DrawnTable.format(
              "create index %s on %s (%s, %s)",
              table.index(group + "_" + at), table.qualified(), group, at));
      script.add(
          DrawnTable.format("create index %s on %s (%s)", redundant, table.qualified(), group));
      ask(
          "latest-" + table.name() + "-of-a-group",
          10,
          DrawnTable.format(
              "select id, %2$s from %1$s where %3$s = %4$d order by %2$s desc limit 10",
              table.qualified(), at, group, random.nextInt(150)));
      ask(
          "add-to-" + table.name(),
          2,
          DrawnTable.format(
              "insert into %s (%s, %s, %s, %s, %s, %s) values (1, 1, 'open', 'New', now(), 1)",
              table.qualified(),
              group,
              table.columns().part(),
              table.columns().state(),
              table.columns().label(),
              at,
              table.columns().amount()));
      defects.add(
          new PlantedDefect(Kind.REDUNDANT_INDEX, table.qualified(), List.of(group), redundant));
    }

    private void healthy(DrawnTable table) {
      ask(
          table.name() + "-by-id",
          30,
          DrawnTable.format(
              "select * from %s where id = %d", table.qualified(), 1 + random.nextInt(70_000)));
      ask(
          table.name() + "-newest",
          5,
          DrawnTable.format("select id from %s order by id desc limit 20", table.qualified()));
    }

    private void ask(String name, int weight, String sql) {
      workload.add("-- name: " + name + "\n-- weight: " + weight + "\n" + sql + ";\n");
    }

    private <T> List<T> shuffled(List<T> list) {
      List<T> copy = new ArrayList<>(list);
      Collections.shuffle(copy, random);
      return copy;
    }
  }
}
