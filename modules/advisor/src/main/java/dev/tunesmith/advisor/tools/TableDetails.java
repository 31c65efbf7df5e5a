package dev.tunesmith.advisor.tools;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.List;

/** Writes down what the catalogue knows of a table and its indexes. */
final class TableDetails {

  private TableDetails() {}

  static Structure of(Table table) {
    return Value.structure()
        .with("table", table.name().toString())
        .with("rows", (double) table.rows())
        .with("bytes", (double) table.bytes())
        .with("columns", sequence(table.columns().stream().map(TableDetails::column).toList()))
        .with("indexes", sequence(table.indexes().stream().map(TableDetails::index).toList()))
        .with(
            "foreign_keys",
            Value.texts(table.foreignKeys().stream().map(TableDetails::foreignKey).toList()));
  }

  private static Value sequence(List<Structure> entries) {
    return new Value.Sequence(List.copyOf(entries));
  }

  private static Structure column(Column column) {
    Structure written =
        Value.structure()
            .with("name", column.name())
            .with("type", column.type())
            .with("may_be_null", new Value.Flag(column.mayBeNull()));
    ColumnStatistics statistics = column.statistics();
    return statistics == null
        ? written
        : written
            .with("null_fraction", statistics.nullFraction())
            .with("distinct_values", statistics.distinctValues())
            .with("top_frequency", statistics.topFrequency())
            .with("average_bytes", statistics.averageBytes());
  }

  static Structure index(Index index) {
    return Value.structure()
        .with("name", index.name())
        .with("definition", index.definition())
        .with("traits", Value.texts(index.traits().stream().map(Enum::name).sorted().toList()))
        .with("bytes", (double) index.size().bytes());
  }

  private static String foreignKey(ForeignKey key) {
    return String.join(", ", key.columns())
        + " -> "
        + key.target()
        + " ("
        + String.join(", ", key.targetColumns())
        + ")";
  }
}
