package dev.tunesmith.core.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a database looks like at one moment.
 *
 * @param counters the sequences that columns are numbered from, as far as the login may see them
 */
public record Schema(List<Table> tables, List<Counter> counters) {

  public Schema {
    tables = List.copyOf(tables);
    // An older recording has none.
    counters = counters == null ? List.of() : List.copyOf(counters);
  }

  /** A database in which nothing is numbered. */
  public Schema(List<Table> tables) {
    this(tables, List.of());
  }

  /** The table of that name. */
  public Optional<Table> table(TableName name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** Tables of that unqualified name, in any schema. */
  public List<Table> tablesNamed(String name) {
    return tables.stream().filter(table -> table.name().name().equals(name)).toList();
  }

  /** Every index of every table. */
  public Stream<Index> indexes() {
    return tables.stream().flatMap(table -> table.indexes().stream());
  }

  /** The index of that name, in any table. */
  public Optional<Index> index(String name) {
    return indexes().filter(index -> index.name().equals(name)).findFirst();
  }
}
