package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Ranks the candidate indexes of a statement by what the planner foresees. */
public final class IndexSelection {

  /* What-if selection after AutoAdmin (VLDB 1997): a candidate counts only if the planner takes it
   * and its cost estimate falls. Deviation: one index at a time; among candidates of practically
   * the same benefit the smallest goes first, as benefit per byte would have it. Stops after the
   * candidates of this one statement; what is accepted changes the schema for the next. */

  private static final double LEAST_SAVING = 0.10;
  private static final double SAME_COST = 0.05;
  private static final double SAME_SHARE_OF_COST_BEFORE = 0.005;
  private static final double WORTH_ASKING = 0.002;
  private static final int MOST_FINALISTS = 8;
  private static final Comparator<RankedIndex> BY_NAME =
      Comparator.comparing(index -> index.remedy().name());

  private final Schema schema;
  private final Workload workload;
  private final Map<QueryName, Double> timeShares;
  private final Foresight foresight;
  private final WorkloadUses uses;
  private final CandidateIndexes candidates;
  private final IndexNaming naming;

  /** A selection for {@code workload}, measured as {@code measurements} say. */
  public IndexSelection(
      Schema schema, Workload workload, List<Measurement> measurements, WhatIf whatIf) {
    this.schema = schema;
    this.workload = workload;
    this.timeShares =
        measurements.stream()
            .collect(Collectors.toMap(Measurement::query, Measurement::share, (a, b) -> a));
    this.foresight = new Foresight(whatIf);
    this.uses = new WorkloadUses(schema, workload);
    this.candidates = new CandidateIndexes(uses, new PredicateShares(whatIf));
    this.naming = new IndexNaming(schema);
  }

  /**
   * The indexes worth trying for {@code query}, best first; none that {@code tried} holds.
   *
   * @param tried indexes that were tried before, whatever their names
   */
  public List<RankedIndex> rank(Query query, List<Remedy.CreateIndex> tried) {
    tried.forEach(create -> naming.reserve(create.name(), create.shape()));
    Set<IndexShape> known =
        tried.stream().map(Remedy.CreateIndex::shape).collect(Collectors.toSet());
    Optional<Plan> before = foresight.plan(query);
    if (before.isEmpty()) {
      return List.of();
    }
    double cost = before.get().cost();
    List<RankedIndex> finalists =
        candidates.of(query).stream()
            .flatMap(candidate -> foresee(query, candidate, cost).stream())
            .sorted(Comparator.comparingDouble(RankedIndex::costAfter).thenComparing(BY_NAME))
            .limit(MOST_FINALISTS)
            .map(index -> withWorkload(query, index))
            .toList();
    return withCovering(query, inOrder(finalists)).stream()
        .filter(index -> !known.contains(index.remedy().shape()))
        .toList();
  }

  private Optional<RankedIndex> foresee(Query query, CandidateIndex candidate, double before) {
    Remedy.CreateIndex remedy =
        new Remedy.CreateIndex(naming.nameOf(candidate.shape()), candidate.shape());
    return foresight
        .plan(query, remedy)
        .filter(plan -> Foresight.uses(plan, remedy))
        .filter(plan -> plan.cost() <= before * (1 - LEAST_SAVING))
        .map(
            plan ->
                new RankedIndex(
                    remedy,
                    candidate,
                    before,
                    plan.cost(),
                    share(query.name()) * saved(before, plan.cost()),
                    IndexBytes.of(table(candidate.shape()), candidate),
                    List.of()));
  }

  private Table table(IndexShape shape) {
    return schema
        .table(shape.table())
        .orElseThrow(() -> new IllegalArgumentException("no table " + shape.table()));
  }

  private double share(QueryName query) {
    return timeShares.getOrDefault(query, 0.0);
  }

  private static double saved(double before, double after) {
    return before <= 0 ? 0 : Math.max(0, 1 - after / before);
  }

  private RankedIndex withWorkload(Query query, RankedIndex index) {
    double benefit = index.benefit();
    List<QueryName> others = new ArrayList<>();
    for (Query other : workload.reads()) {
      double saved = other.name().equals(query.name()) ? 0 : savedFor(other, index.remedy());
      if (saved >= LEAST_SAVING) {
        others.add(other.name());
        benefit += share(other.name()) * saved;
      }
    }
    return new RankedIndex(
        index.remedy(),
        index.candidate(),
        index.costBefore(),
        index.costAfter(),
        benefit,
        index.bytes(),
        others);
  }

  private double savedFor(Query other, Remedy.CreateIndex remedy) {
    if (share(other.name()) < WORTH_ASKING || !uses.reads(other.name(), remedy.table())) {
      return 0;
    }
    Optional<Plan> before = foresight.plan(other);
    Optional<Plan> after = foresight.plan(other, remedy);
    return before.isPresent() && after.isPresent()
        ? saved(before.get().cost(), after.get().cost())
        : 0;
  }

  private static List<RankedIndex> inOrder(List<RankedIndex> finalists) {
    List<RankedIndex> left = new ArrayList<>(finalists);
    List<RankedIndex> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      RankedIndex next = smallestAmongBest(left);
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private static RankedIndex smallestAmongBest(List<RankedIndex> left) {
    RankedIndex best =
        left.stream()
            .min(
                Comparator.comparingDouble((RankedIndex index) -> -index.benefit())
                    .thenComparingDouble(RankedIndex::costAfter)
                    .thenComparing(BY_NAME))
            .orElseThrow();
    return left.stream()
        .filter(index -> isAsGood(index, best))
        .min(Comparator.comparingLong(RankedIndex::bytes).thenComparing(BY_NAME))
        .orElse(best);
  }

  private static boolean isAsGood(RankedIndex index, RankedIndex best) {
    double slack = SAME_COST * best.costAfter() + SAME_SHARE_OF_COST_BEFORE * best.costBefore();
    return index.costAfter() <= best.costAfter() + slack
        && index.benefit() >= best.benefit() * (1 - SAME_COST);
  }

  // A fresh copy flatters index-only scans: its visibility map is complete, production's seldom
  // is. So a covering index stands behind the narrow one it grew from.
  private List<RankedIndex> withCovering(Query query, List<RankedIndex> ordered) {
    List<RankedIndex> all = new ArrayList<>();
    for (RankedIndex index : ordered) {
      all.add(index);
      if (all.size() == 1) {
        CoveringIndex.of(index, uses.of(query), table(index.remedy().shape()))
            .flatMap(covering -> foreseeCovering(query, index, covering))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<RankedIndex> foreseeCovering(
      Query query, RankedIndex base, CandidateIndex covering) {
    return foresee(query, covering, base.costBefore())
        .filter(index -> index.costAfter() <= CoveringIndex.WORTH_ITS_WIDTH * base.costAfter())
        .filter(
            index ->
                foresight
                    .plan(query, index.remedy())
                    .filter(plan -> Foresight.readsOnly(plan, index.remedy()))
                    .isPresent());
  }
}
