package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.schema.Column;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Table;
import java.util.stream.Stream;

/** Estimates how large an index would become; good enough to compare candidates. */
final class IndexBytes {

  // Line pointer and tuple header of a B-tree entry.
  private static final double ENTRY = 12;
  private static final double UNKNOWN_WIDTH = 16;

  private IndexBytes() {}

  static long of(Table table, CandidateIndex candidate) {
    double keys = ofKeys(table, candidate.shape());
    double included =
        candidate.shape().included().stream().mapToDouble(name -> width(table, name)).sum();
    return Math.round(table.rows() * candidate.rowShare() * (ENTRY + keys + included));
  }

  /** The average width of an entry's keys. */
  static double ofKeys(Table table, IndexShape shape) {
    return shape.keys().stream().mapToDouble(key -> width(table, key)).sum();
  }

  private static double width(Table table, IndexKey key) {
    return key.isColumn() ? width(table, key.text()) : UNKNOWN_WIDTH;
  }

  static double width(Table table, String column) {
    return table.column(column).map(Column::statistics).stream()
        .flatMap(Stream::ofNullable)
        .mapToDouble(ColumnStatistics::averageBytes)
        .findFirst()
        .orElse(UNKNOWN_WIDTH);
  }
}
