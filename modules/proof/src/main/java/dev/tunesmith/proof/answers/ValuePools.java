package dev.tunesmith.proof.answers;

import dev.tunesmith.database.dialect.AnswerSql;
import dev.tunesmith.database.dialect.TableShape;
import dev.tunesmith.database.dialect.TableShape.ColumnShape;
import dev.tunesmith.database.dialect.TableShape.Family;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The values that each column may be given; whether a type takes a value is the server's word. */
final class ValuePools {

  /**
   * The values of a column, none of which its type refuses.
   *
   * @param near those around the constants that it is compared with
   * @param common those around any constant, and plain ones
   * @param many enough for a key
   */
  record Pool(List<String> near, List<String> common, List<String> many) {
    Pool {
      near = List.copyOf(near);
      common = List.copyOf(common);
      many = List.copyOf(many);
    }

    /** The value that says least, for a row that needs one. */
    String plainest() {
      return common.get(0);
    }
  }

  private final Map<ColumnShape, Pool> pools = new HashMap<>();
  private final Map<String, Set<String>> validByType = new TreeMap<>();

  /** Draws up the pools for the tables. */
  static ValuePools of(
      MicroSchema schema, Constants constants, MovingTimes moving, AnswerSql sql, Connection twin)
      throws SQLException {
    ValuePools pools = new ValuePools();
    List<ColumnShape> columns =
        schema.tables().stream().flatMap(table -> table.columns().stream()).distinct().toList();
    Candidates candidates = new Candidates(constants, clock(constants, twin), moving);
    Set<String> types = new LinkedHashSet<>();
    Set<String> values = new LinkedHashSet<>();
    for (ColumnShape column : columns) {
      types.add(column.type());
      values.addAll(candidates.common(column));
      values.addAll(candidates.near(column));
      values.addAll(Variations.many(column.family()));
    }
    pools.ask(types, values, sql.valuesTaken(moving.resolved("v.value"), twin), twin);
    for (TableShape table : schema.tables()) {
      for (ColumnShape column : table.columns()) {
        Pool pool = pools.pool(column, candidates);
        pools.pools.put(column, new CheckedValues(table, column, moving, twin).keep(pool));
      }
    }
    return pools;
  }

  /** What may be tried, by column. */
  private record Candidates(Constants constants, List<LocalDateTime> clock, MovingTimes moving) {

    List<String> near(ColumnShape column) {
      Set<String> close = constants.near().getOrDefault(column.name(), Set.of());
      return close.isEmpty() && clock.isEmpty()
          ? List.of()
          : withMoving(column, Variations.of(column.family(), close, clock));
    }

    List<String> common(ColumnShape column) {
      Set<String> values = new LinkedHashSet<>(column.labels());
      values.addAll(Variations.plain(column.family()));
      values.addAll(Variations.of(column.family(), constants.all(), clock));
      return withMoving(column, values);
    }

    private List<String> withMoving(ColumnShape column, Collection<String> values) {
      List<String> all = new ArrayList<>(values);
      if (column.family() == Family.TIME) {
        all.addAll(moving.all());
      }
      return List.copyOf(all);
    }
  }

  private static List<LocalDateTime> clock(Constants constants, Connection twin)
      throws SQLException {
    if (!constants.asksForNow()) {
      return List.of();
    }
    try (Statement statement = twin.createStatement();
        ResultSet row = statement.executeQuery("select localtimestamp")) {
      row.next();
      return List.of(row.getTimestamp(1).toLocalDateTime());
    }
  }

  private void ask(Set<String> types, Set<String> values, String valid, Connection twin)
      throws SQLException {
    try (PreparedStatement asking = twin.prepareStatement(valid)) {
      asking.setArray(1, twin.createArrayOf("text", types.toArray()));
      asking.setArray(2, twin.createArrayOf("text", values.toArray()));
      try (ResultSet row = asking.executeQuery()) {
        while (row.next()) {
          validByType
              .computeIfAbsent(row.getString(1), type -> new HashSet<>())
              .add(row.getString(2));
        }
      }
    }
  }

  private Pool pool(ColumnShape column, Candidates candidates) {
    List<String> common = valid(column, candidates.common(column));
    List<String> many = new ArrayList<>(valid(column, Variations.many(column.family())));
    many.addAll(common);
    return new Pool(valid(column, candidates.near(column)), common, many);
  }

  private List<String> valid(ColumnShape column, List<String> values) {
    Set<String> valid = validByType.getOrDefault(column.type(), Set.of());
    return values.stream().filter(valid::contains).toList();
  }

  /** The type of a column that must have a value, yet none is known for it. */
  Optional<String> typeWithoutValues() {
    return pools.entrySet().stream()
        .filter(entry -> !entry.getKey().mayBeNull() && entry.getValue().common().isEmpty())
        .map(entry -> entry.getKey().type())
        .sorted()
        .findFirst();
  }

  Pool of(ColumnShape column) {
    return Objects.requireNonNull(pools.get(column), column.name());
  }
}
