package dev.tunesmith.core.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a database looks like at one moment. */
public record Schema(List<Table> tables) {

  public Schema {
    tables = List.copyOf(tables);
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
