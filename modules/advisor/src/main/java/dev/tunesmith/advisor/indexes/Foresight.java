package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.plan.LateRows;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.StatementFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The plans of some statements, as they are or as they would be with one more index.
 *
 * @param late what the runs of some of them showed to lie later than the planner takes it to
 */
record Foresight(Map<QueryName, Plan> plans, Map<QueryName, LateRows> late) {

  private static final double FEW_ROWS = 0.5;

  Foresight {
    plans = Map.copyOf(plans);
    late = Map.copyOf(late);
  }

  /** What the planner foresees; nothing at all where the server refuses a remedy. */
  static Foresight of(
      WhatIf whatIf, List<Query> queries, List<Remedy> remedies, Map<QueryName, LateRows> late) {
    Map<QueryName, Plan> plans = new LinkedHashMap<>();
    try {
      List<Plan> foreseen = whatIf.plansWith(queries, remedies);
      for (int i = 0; i < queries.size(); i++) {
        plans.put(queries.get(i).name(), foreseen.get(i));
      }
    } catch (StatementFailedException e) {
      return new Foresight(Map.of(), late);
    }
    return new Foresight(plans, late);
  }

  double cost(QueryName query) {
    Plan plan = plans.get(query);
    if (plan == null) {
      return Double.POSITIVE_INFINITY;
    }
    LateRows rows = late.get(query);
    return rows == null ? plan.cost() : rows.costOf(plan);
  }

  boolean uses(QueryName query, CreateIndex index) {
    return steps(query, index).findAny().isPresent();
  }

  /** Whether the index alone answers, without a visit to the table. */
  boolean readsOnly(QueryName query, CreateIndex index) {
    return uses(query, index)
        && steps(query, index).allMatch(step -> step.operation().type().equals("Index Only Scan"));
  }

  /**
   * Whether the index is gone through in its order until enough rows fit, few of all do, and the
   * planner counts on meeting them early: where they lie at the end, most of it is read.
   */
  boolean hopesForFirstRows(QueryName query, CreateIndex index, Table table) {
    return steps(query, index)
        .filter(step -> step.conditions().filter() != null && step.conditions().index() == null)
        .filter(step -> step.estimate().rows() < FEW_ROWS * table.rows())
        .anyMatch(step -> cost(query) < FEW_ROWS * step.estimate().cost());
  }

  private Stream<PlanNode> steps(QueryName query, CreateIndex index) {
    return Stream.ofNullable(plans.get(query))
        .flatMap(plan -> plan.root().walk())
        .filter(step -> index.name().equals(step.operation().index()));
  }
}
