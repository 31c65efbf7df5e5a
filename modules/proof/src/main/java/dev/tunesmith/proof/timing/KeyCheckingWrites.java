package dev.tunesmith.proof.timing;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The writes that may have a foreign key checked by way of an index. No plan shows it, so that a
 * write counts when it names a table that the key leads to, be it over other keys.
 */
public final class KeyCheckingWrites {

  private final Schema schema;

  /** Writes to the tables of {@code schema}. */
  public KeyCheckingWrites(Schema schema) {
    this.schema = schema;
  }

  /** Those of a workload that may use the index of {@code remedy} so. */
  public List<Query> of(Workload workload, Remedy remedy) {
    Set<TableName> referenced = new LinkedHashSet<>();
    remedy.indexShape().ifPresent(shape -> keysBy(shape).forEach(key -> add(key, referenced)));
    return workload.writes().stream()
        .filter(write -> referenced.stream().anyMatch(table -> names(write, table)))
        .toList();
  }

  private Stream<ForeignKey> keysBy(IndexShape shape) {
    IndexKey leading = shape.keys().get(0);
    return keysOf(shape.table())
        .filter(key -> leading.isColumn() && key.columns().contains(leading.text()));
  }

  private Stream<ForeignKey> keysOf(TableName table) {
    return schema.table(table).stream().flatMap(each -> each.foreignKeys().stream());
  }

  private void add(ForeignKey key, Set<TableName> referenced) {
    if (referenced.add(key.target())) {
      keysOf(key.target()).forEach(further -> add(further, referenced));
    }
  }

  private static boolean names(Query write, TableName table) {
    return Pattern.compile(
            "(?<!\\w)" + Pattern.quote(table.name()) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
        .matcher(write.sql())
        .find();
  }
}
