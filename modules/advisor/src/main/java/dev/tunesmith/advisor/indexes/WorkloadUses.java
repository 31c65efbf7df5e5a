package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How each reading statement of a workload uses the tables. */
final class WorkloadUses {

  private final StatementReading reading;
  private final Map<QueryName, List<TableUse>> uses = new LinkedHashMap<>();
  private final Set<QueryName> examples;
  private final Map<QueryName, Plan> plans;

  WorkloadUses(Schema schema, Workload workload, Map<QueryName, Plan> plans) {
    this.plans = Map.copyOf(plans);
    this.reading = new StatementReading(schema);
    this.examples =
        workload.reads().stream()
            .filter(query -> query.traits().contains(Query.Trait.EXAMPLE_VALUES))
            .map(Query::name)
            .collect(Collectors.toUnmodifiableSet());
    workload.reads().forEach(query -> uses.put(query.name(), read(query)));
  }

  /** Uses of which only the statements' own words tell. */
  WorkloadUses(Schema schema, Workload workload) {
    this(schema, workload, Map.of());
  }

  private List<TableUse> read(Query query) {
    Plan plan = plans.get(query.name());
    return plan == null ? reading.usesOf(query.sql()) : reading.usesOf(query.sql(), plan);
  }

  List<TableUse> of(Query query) {
    List<TableUse> known = uses.get(query.name());
    return known == null ? read(query) : known;
  }

  /**
   * Every use, by any statement, of a table under the same fixed condition. Where values are only
   * examples, that two statements have the same shows nothing.
   */
  List<TableUse> under(TableName table, String condition) {
    return uses.entrySet().stream()
        .filter(entry -> !examples.contains(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .filter(use -> use.table().name().equals(table))
        .filter(
            use ->
                use.predicates().stream()
                    .anyMatch(predicate -> condition.equals(predicate.condition())))
        .toList();
  }

  boolean reads(QueryName query, TableName table) {
    return uses.getOrDefault(query, List.of()).stream()
        .anyMatch(use -> use.table().name().equals(table));
  }
}
