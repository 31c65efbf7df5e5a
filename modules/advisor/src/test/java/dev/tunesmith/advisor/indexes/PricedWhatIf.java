package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A planner that takes an index if it has a price for it; without one, every plan is a scan of cost
 * 1000 that puts out {@code rowsOfPredicates} rows.
 */
public final class PricedWhatIf implements WhatIf {

  private static final double SCAN = 1_000;

  private final double rowsOfPredicates;
  private final Map<String, Double> prices = new LinkedHashMap<>();
  private final Map<String, String> steps = new LinkedHashMap<>();
  private String refused = "no such text";

  /** A planner that expects every predicate to keep so many rows. */
  public PricedWhatIf(double rowsOfPredicates) {
    this.rowsOfPredicates = rowsOfPredicates;
  }

  /** Plans cost so much with an index of that shape, written as shapes are. */
  public PricedWhatIf price(String shape, double cost) {
    return price(shape, cost, "Index Scan");
  }

  /** The same with a given kind of step. */
  public PricedWhatIf price(String shape, double cost, String step) {
    prices.put(shape, cost);
    steps.put(shape, step);
    return this;
  }

  /** Refuses indexes whose shape contains the text. */
  public PricedWhatIf refuse(String text) {
    refused = text;
    return this;
  }

  @Override
  public Plan planWith(Query query, List<Remedy> remedies) {
    for (Remedy remedy : remedies) {
      CreateIndex create = (CreateIndex) remedy;
      String shape = create.shape().toString();
      if (shape.contains(refused)) {
        throw new StatementFailedException(
            "42P17", "functions in index expression must be IMMUTABLE", new Exception());
      }
      Double price = prices.get(shape);
      if (price != null) {
        return plan(steps.getOrDefault(shape, "Index Scan"), create.name(), price);
      }
    }
    return plan("Seq Scan", null, SCAN);
  }

  private Plan plan(String step, String index, double cost) {
    return new Plan(
        new PlanNode(
            new PlanNode.Operation(step, Tables.ORDERS.toString(), null, index),
            new PlanNode.Estimate(cost, rowsOfPredicates),
            null,
            new PlanNode.Conditions(null, null, null, List.of()),
            List.of()));
  }
}
