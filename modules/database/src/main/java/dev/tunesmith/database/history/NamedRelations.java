package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.database.connection.Target;
import java.util.List;
import java.util.stream.Stream;

/** What statements may name: tables, and views as if they were tables without an index. */
final class NamedRelations {

  private NamedRelations() {}

  static Schema of(Target target) {
    Schema schema = target.readSchema();
    List<Table> views = target.snapshots().read("reading views", target.dialect().history()::views);
    return new Schema(
        Stream.concat(schema.tables().stream(), views.stream()).toList(), schema.counters());
  }
}
