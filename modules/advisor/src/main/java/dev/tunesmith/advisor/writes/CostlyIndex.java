package dev.tunesmith.advisor.writes;

import dev.tunesmith.advisor.statement.ChangedColumns;
import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An index that nobody reads and that some UPDATEs cannot pass by: since it hangs on what they
 * change, each of them writes a new entry into every index of the table.
 *
 * @param updates those that need no new entry in any index once it is gone, as they were measured
 */
public record CostlyIndex(Index index, List<Measurement> updates) {

  public CostlyIndex {
    updates = List.copyOf(updates);
  }

  /** Those of a schema that a measured workload does not read. */
  public static List<CostlyIndex> in(
      Schema schema, Workload workload, List<Measurement> measurements) {
    Set<String> read =
        measurements.stream()
            .flatMap(measured -> measured.plan().root().walk())
            .flatMap(step -> Stream.ofNullable(step.operation().index()))
            .collect(Collectors.toSet());
    return schema
        .indexes()
        .filter(index -> isUnread(index, read))
        .filter(index -> !leadsToKeyOf(index, schema))
        .map(index -> new CostlyIndex(index, updates(index, schema, workload, measurements)))
        .filter(found -> !found.updates.isEmpty())
        .toList();
  }

  private static boolean isUnread(Index index, Set<String> read) {
    return index.isOnlyAnAccessPath() && index.size().scans() == 0 && !read.contains(index.name());
  }

  /** The check of a foreign key reads it, though no plan shows that. */
  private static boolean leadsToKeyOf(Index index, Schema schema) {
    String leading = index.keys().get(0).text();
    return schema.table(index.table()).stream()
        .flatMap(table -> table.foreignKeys().stream())
        .anyMatch(key -> key.columns().contains(leading));
  }

  private static List<Measurement> updates(
      Index index, Schema schema, Workload workload, List<Measurement> measurements) {
    StatementReading reading = new StatementReading(schema);
    return measurements.stream()
        .filter(
            measured ->
                workload.find(measured.query()).map(Query::sql).flatMap(reading::changedBy).stream()
                    .anyMatch(changed -> onlyThisHangsOn(changed, index)))
        .toList();
  }

  private static boolean onlyThisHangsOn(ChangedColumns changed, Index index) {
    Table table = changed.table();
    List<Index> hanging =
        table.indexes().stream().filter(each -> hangsOn(each, changed.columns())).toList();
    return hanging.equals(List.of(index));
  }

  private static boolean hangsOn(Index index, Set<String> columns) {
    Stream<String> texts =
        Stream.of(
                index.keys().stream().map(IndexKey::text),
                index.shape().included().stream(),
                Stream.ofNullable(index.predicate()))
            .flatMap(each -> each);
    return texts.anyMatch(text -> columns.stream().anyMatch(column -> mentions(text, column)));
  }

  private static boolean mentions(String text, String column) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(column) + "(?!\\w)").matcher(text).find();
  }
}
