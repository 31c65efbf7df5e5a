package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ranks the candidate indexes of a statement by what the planner foresees. */
public final class IndexSelection {

  /* What-if selection after AutoAdmin (VLDB 1997): a candidate counts only if the planner takes it
   * and its cost estimate falls. Deviation: one index at a time; among candidates of practically
   * the same benefit one that needs no luck goes first, then the smallest, as benefit per byte
   * would have it. Stops after the
   * candidates of this one statement; what is accepted changes the schema for the next. */

  private static final double LEAST_SAVING = 0.10;
  private static final double SAME_COST = 0.05;
  private static final double SAME_SHARE_OF_COST_BEFORE = 0.005;
  private static final double WORTH_ASKING = 0.002;
  private static final Comparator<RankedIndex> BY_NAME =
      Comparator.comparing(index -> index.remedy().name());

  private final Schema schema;
  private final Workload workload;
  private final Map<QueryName, Double> timeShares;
  private final WhatIf whatIf;
  private final WorkloadUses uses;
  private final PredicateShares shares;
  private final CandidateIndexes candidates;
  private final IndexNaming naming;
  private final Map<List<Query>, Foresight> before = new HashMap<>();

  /** A selection for {@code workload}, measured as {@code measurements} say. */
  public IndexSelection(
      Schema schema, Workload workload, List<Measurement> measurements, WhatIf whatIf) {
    this.schema = schema;
    this.workload = workload;
    this.timeShares =
        measurements.stream()
            .collect(Collectors.toMap(Measurement::query, Measurement::share, (a, b) -> a));
    this.whatIf = whatIf;
    this.uses = new WorkloadUses(schema, workload);
    this.shares = new PredicateShares(whatIf);
    this.candidates = new CandidateIndexes(uses, shares);
    this.naming = new IndexNaming(schema);
  }

  /**
   * The indexes worth trying for {@code query}, best first; none that {@code tried} holds.
   *
   * @param tried indexes that were tried before, whatever their names
   */
  public List<RankedIndex> rank(Query query, List<CreateIndex> tried) {
    tried.forEach(create -> naming.reserve(create.name(), create.shape()));
    Set<IndexShape> known = tried.stream().map(CreateIndex::shape).collect(Collectors.toSet());
    List<RankedIndex> useful =
        candidates.of(query).stream()
            .flatMap(candidate -> foresee(query, candidate).stream())
            .toList();
    return withCovering(query, inOrder(query, useful)).stream()
        .filter(index -> !known.contains(index.remedy().shape()))
        .toList();
  }

  /**
   * Several indexes of which none is worth much without the others; the cheapest plan first.
   *
   * @param tried indexes that were tried before, whatever their names
   */
  public List<RankedSet> rankSets(Query query, List<CreateIndex> tried) {
    tried.forEach(create -> naming.reserve(create.name(), create.shape()));
    double costBefore = now(List.of(query)).cost(query.name());
    return new IndexSets(whatIf, uses, naming)
        .of(query, candidates.of(query)).stream()
            .filter(set -> set.cost() <= (1 - LEAST_SAVING) * costBefore)
            .map(set -> ranked(set, costBefore))
            .toList();
  }

  private RankedSet ranked(IndexSets.Together set, double costBefore) {
    List<CreateIndex> members =
        set.members().stream()
            .map(each -> new CreateIndex(naming.nameOf(each.shape()), each.shape()))
            .toList();
    long bytes =
        set.members().stream().mapToLong(each -> IndexBytes.of(table(each.shape()), each)).sum();
    String reason =
        set.members().stream().map(CandidateIndex::reason).collect(Collectors.joining("; "));
    return new RankedSet(members, reason, costBefore, set.cost(), bytes);
  }

  /** What does not help the statement itself is not weighed against the others. */
  private Optional<RankedIndex> foresee(Query query, CandidateIndex candidate) {
    CreateIndex remedy = new CreateIndex(naming.nameOf(candidate.shape()), candidate.shape());
    Foresight alone = foresight(List.of(query), List.of(remedy));
    boolean helps =
        alone.uses(query.name(), remedy)
            && saved(query.name(), now(List.of(query)), alone) >= LEAST_SAVING;
    if (!helps) {
      return Optional.empty();
    }
    List<Query> concerned = concerned(query, candidate.shape().table());
    Foresight then = concerned.size() == 1 ? alone : foresight(concerned, List.of(remedy));
    return Optional.of(ranked(query, candidate, remedy, now(concerned), then));
  }

  private Foresight now(List<Query> queries) {
    return before.computeIfAbsent(queries, key -> foresight(key, List.of()));
  }

  private Foresight foresight(List<Query> queries, List<Remedy> remedies) {
    return Foresight.of(whatIf, queries, remedies);
  }

  private List<Query> concerned(Query query, TableName table) {
    return Stream.concat(
            Stream.of(query),
            workload.reads().stream()
                .filter(other -> !other.name().equals(query.name()))
                .filter(other -> share(other.name()) >= WORTH_ASKING)
                .filter(other -> uses.reads(other.name(), table)))
        .toList();
  }

  private RankedIndex ranked(
      Query query, CandidateIndex candidate, CreateIndex remedy, Foresight now, Foresight then) {
    List<QueryName> helped =
        now.plans().keySet().stream()
            .filter(name -> saved(name, now, then) >= LEAST_SAVING)
            .sorted(Comparator.comparing(QueryName::value))
            .toList();
    double benefit =
        helped.stream().mapToDouble(name -> share(name) * saved(name, now, then)).sum();
    return new RankedIndex(
        remedy,
        candidate,
        now.cost(query.name()),
        then.cost(query.name()),
        benefit,
        IndexBytes.of(table(candidate.shape()), candidate),
        helped.stream().filter(name -> !name.equals(query.name())).toList());
  }

  private Table table(IndexShape shape) {
    return schema
        .table(shape.table())
        .orElseThrow(() -> new IllegalArgumentException("no table " + shape.table()));
  }

  private double share(QueryName query) {
    return timeShares.getOrDefault(query, 0.0);
  }

  private static double saved(QueryName query, Foresight now, Foresight then) {
    double before = now.cost(query);
    double after = then.cost(query);
    return before > 0 && after < before && !Double.isInfinite(before) ? 1 - after / before : 0;
  }

  private List<RankedIndex> inOrder(Query query, List<RankedIndex> useful) {
    List<RankedIndex> left = new ArrayList<>(useful);
    List<RankedIndex> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      RankedIndex next = surestAmongBest(query, left);
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  private RankedIndex surestAmongBest(Query query, List<RankedIndex> left) {
    RankedIndex best =
        left.stream()
            .min(
                Comparator.comparingDouble((RankedIndex index) -> -index.benefit())
                    .thenComparingDouble(RankedIndex::costAfter)
                    .thenComparing(BY_NAME))
            .orElseThrow();
    return left.stream()
        .filter(index -> isAsGood(index, best))
        .min(
            Comparator.comparing((RankedIndex index) -> needsLuck(query, index))
                .thenComparingLong(RankedIndex::bytes)
                .thenComparing(BY_NAME))
        .orElse(best);
  }

  private boolean needsLuck(Query query, RankedIndex index) {
    return new Luck(shares).isNeededBy(index.remedy().shape(), uses.of(query));
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
    return foresee(query, covering)
        .filter(index -> index.costAfter() <= CoveringIndex.WORTH_ITS_WIDTH * base.costAfter())
        .filter(
            index ->
                foresight(List.of(query), List.of(index.remedy()))
                    .readsOnly(query.name(), index.remedy()));
  }
}
