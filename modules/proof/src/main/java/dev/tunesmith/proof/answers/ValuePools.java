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
import java.util.stream.Stream;

/** The values that each column may be given; whether a type takes a value is the server's word. */
final class ValuePools {

  /* The types that texts are mostly cast to. */
  private static final Map<String, Family> FAMILIES =
      Map.ofEntries(
          Map.entry("smallint", Family.NUMBER),
          Map.entry("int", Family.NUMBER),
          Map.entry("int4", Family.NUMBER),
          Map.entry("integer", Family.NUMBER),
          Map.entry("bigint", Family.NUMBER),
          Map.entry("int8", Family.NUMBER),
          Map.entry("numeric", Family.NUMBER),
          Map.entry("decimal", Family.NUMBER),
          Map.entry("date", Family.TIME),
          Map.entry("timestamp", Family.TIME),
          Map.entry("timestamptz", Family.TIME),
          Map.entry("boolean", Family.TRUTH),
          Map.entry("uuid", Family.OTHER));

  /**
   * The values of a column, none of which its type refuses.
   *
   * @param exact the constants themselves that it is compared with
   * @param near those around them
   * @param common those around any constant, and plain ones
   * @param many enough for a key
   */
  record Pool(List<String> exact, List<String> near, List<String> common, List<String> many) {
    Pool {
      exact = List.copyOf(exact);
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
    Candidates candidates =
        new Candidates(constants, clock(constants, twin), moving, schema.referring());
    Set<String> types = new LinkedHashSet<>();
    Set<String> values = new LinkedHashSet<>();
    for (ColumnShape column : columns) {
      types.add(column.type());
      types.addAll(candidates.casts(column).keySet());
      candidates.casts(column).values().forEach(values::addAll);
      values.addAll(candidates.common(column));
      values.addAll(candidates.near(column));
      values.addAll(candidates.exact(column));
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

  /**
   * What may be tried, by column.
   *
   * @param referring the names of the columns that refer to a column
   */
  private record Candidates(
      Constants constants,
      List<LocalDateTime> clock,
      MovingTimes moving,
      Map<MicroSchema.Place, Set<String>> referring) {

    /** What a text column may hold so that it can be cast as it is, by the type. */
    Map<String, List<String>> casts(ColumnShape column) {
      Map<String, List<String>> casts = new TreeMap<>();
      if (column.family() == Family.TEXT) {
        for (String type : constants.casts().getOrDefault(column.name(), Set.of())) {
          Family family = FAMILIES.get(type);
          if (family != null) {
            List<String> values = new ArrayList<>(Variations.plain(family));
            values.addAll(Variations.many(family));
            values.addAll(Variations.of(family, constants.all(), clock));
            casts.put(type, List.copyOf(values));
          }
        }
      }
      return casts;
    }

    /** A child takes its parent's key: what it is compared with must be among the parents' keys. */
    private Set<String> close(ColumnShape column) {
      Set<String> close = new LinkedHashSet<>();
      Stream.concat(
              Stream.of(column.name()),
              referring
                  .getOrDefault(new MicroSchema.Place(column.table(), column.name()), Set.of())
                  .stream())
          .forEach(name -> close.addAll(constants.near().getOrDefault(name, Set.of())));
      return close;
    }

    List<String> exact(ColumnShape column) {
      if (isArray(column)) {
        return List.of();
      }
      return holdsLists(column)
          ? Variations.lists(close(column))
          : Variations.exact(column.family(), close(column));
    }

    List<String> near(ColumnShape column) {
      Set<String> close = close(column);
      if (isArray(column)) {
        return Variations.arrays(close);
      }
      if (holdsLists(column)) {
        return Variations.lists(close);
      }
      return close.isEmpty() && clock.isEmpty()
          ? List.of()
          : withMoving(column, Variations.of(column.family(), close, clock));
    }

    List<String> common(ColumnShape column) {
      if (isArray(column)) {
        return Variations.arrays(constants.all());
      }
      if (holdsLists(column)) {
        return Variations.lists(constants.all());
      }
      Set<String> values = new LinkedHashSet<>(column.labels());
      values.addAll(Variations.plain(column.family()));
      values.addAll(Variations.of(column.family(), constants.all(), clock));
      return withMoving(column, values);
    }

    /** A document that is compared with a list is taken apart as one, which no other can be. */
    private boolean holdsLists(ColumnShape column) {
      return column.type().equals("jsonb")
          && close(column).stream().anyMatch(constant -> constant.startsWith("["));
    }

    private static boolean isArray(ColumnShape column) {
      return column.type().endsWith("[]");
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
    List<String> cast =
        candidates.casts(column).entrySet().stream()
            .flatMap(entry -> valid(entry.getKey(), entry.getValue()).stream())
            .filter(valid(column.type())::contains)
            .distinct()
            .toList();
    Set<String> near = new LinkedHashSet<>(cast);
    near.addAll(valid(column, candidates.near(column)));
    List<String> many = new ArrayList<>(cast);
    many.addAll(valid(column, Variations.many(column.family())));
    many.addAll(common);
    return new Pool(valid(column, candidates.exact(column)), List.copyOf(near), common, many);
  }

  private List<String> valid(ColumnShape column, List<String> values) {
    return valid(column.type(), values);
  }

  private List<String> valid(String type, List<String> values) {
    return values.stream().filter(valid(type)::contains).toList();
  }

  private Set<String> valid(String type) {
    return validByType.getOrDefault(type, Set.of());
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
