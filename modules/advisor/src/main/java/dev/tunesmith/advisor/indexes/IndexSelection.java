package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.plan.LateRows;
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
  private static final double SURE_HELP = 0.5;
  private static final double SAME_SHARE_OF_COST_BEFORE = 0.005;
  private static final int MOST_CONCERNED = 30;
  private static final double WORTH_ITS_WIDTH = 0.5;
  private static final double WORTH_BEING_WIDE = 0.7;

  /** A few blocks of the table, which no statement is felt to wait for. */
  private static final double LEAST_SAVED_BY_WIDTH = 10;

  private static final double LITTLE = 0.1;
  private static final double FAR_BETTER = Math.log(2);
  private static final double MOST_FOR_WIDTH = 1.2;
  private static final int MOST_WIDENED = 3;
  private static final int MOST_COVERING_MEMBERS = 8;
  private static final Comparator<RankedIndex> BY_NAME =
      Comparator.comparing(index -> index.remedy().name());

  private final Schema schema;
  private final Workload workload;
  private final Map<QueryName, Double> timeShares;
  private final Map<QueryName, LateRows> late = new HashMap<>();
  private final WhatIf whatIf;
  private final WorkloadUses uses;
  private final PredicateShares shares;
  private final CandidateIndexes candidates;
  private final CoveringIndexes coverings;
  private final IndexNaming naming;
  private final Map<List<Query>, Foresight> before = new HashMap<>();
  private final Map<Map.Entry<QueryName, IndexShape>, Foresight> alone = new HashMap<>();

  /** A selection for {@code workload}, measured as {@code measurements} say. */
  public IndexSelection(
      Schema schema, Workload workload, List<Measurement> measurements, WhatIf whatIf) {
    this.schema = schema;
    this.workload = workload;
    this.timeShares =
        measurements.stream()
            .collect(Collectors.toMap(Measurement::query, Measurement::share, (a, b) -> a));
    measurements.forEach(
        each -> LateRows.in(each.plan(), schema).ifPresent(rows -> late.put(each.query(), rows)));
    this.whatIf = whatIf;
    this.uses =
        new WorkloadUses(
            schema,
            workload,
            measurements.stream()
                .collect(Collectors.toMap(Measurement::query, Measurement::plan, (a, b) -> a)));
    this.shares = new PredicateShares(whatIf);
    this.candidates = new CandidateIndexes(uses, shares);
    this.coverings = new CoveringIndexes(uses, shares);
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
        .filter(index -> known.stream().noneMatch(index.remedy().shape()::widens))
        .toList();
  }

  /**
   * Several indexes of which none is worth much without the others; the cheapest plan first.
   *
   * @param tried indexes that were tried before, whatever their names
   * @param most how many indexes a set may have
   */
  public List<RankedSet> rankSets(Query query, List<CreateIndex> tried, int most) {
    tried.forEach(create -> naming.reserve(create.name(), create.shape()));
    double costBefore = now(List.of(query)).cost(query.name());
    return new IndexSets(
            this::foresight, uses, naming, each -> IndexBytes.of(table(each.shape()), each), most)
        .of(query, members(query)).stream()
            .filter(set -> set.cost() <= (1 - LEAST_SAVING) * costBefore)
            .map(set -> ranked(set, costBefore))
            .toList();
  }

  private List<CandidateIndex> members(Query query) {
    return Stream.concat(
            candidates.of(query).stream(),
            cheapest(query, coverings.of(query)).limit(MOST_COVERING_MEMBERS))
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
    CreateIndex remedy = creation(candidate);
    Foresight then = alone(query, candidate);
    boolean helps =
        then.uses(query.name(), remedy)
            && saved(query.name(), now(List.of(query)), then) >= LEAST_SAVING;
    if (!helps) {
      return Optional.empty();
    }
    List<Query> concerned = concerned(query, candidate.shape().table());
    Foresight ofAll = concerned.size() == 1 ? then : foresight(concerned, List.of(remedy));
    return Optional.of(ranked(query, candidate, remedy, now(concerned), ofAll));
  }

  private Foresight now(List<Query> queries) {
    return before.computeIfAbsent(queries, key -> foresight(key, List.of()));
  }

  private Foresight foresight(List<Query> queries, List<Remedy> remedies) {
    return Foresight.of(whatIf, queries, remedies, late);
  }

  private List<Query> concerned(Query query, TableName table) {
    return Stream.concat(
            Stream.of(query),
            workload.reads().stream()
                .filter(other -> !other.name().equals(query.name()))
                .filter(other -> uses.reads(other.name(), table))
                .sorted(Comparator.comparingDouble(other -> -share(other.name()))))
        .limit(MOST_CONCERNED)
        .toList();
  }

  private RankedIndex ranked(
      Query query, CandidateIndex candidate, CreateIndex remedy, Foresight now, Foresight then) {
    List<QueryName> helped =
        now.plans().keySet().stream()
            .filter(name -> saved(name, now, then) >= LEAST_SAVING)
            .sorted(Comparator.comparing(QueryName::value))
            .toList();
    List<QueryName> others = helped.stream().filter(name -> !name.equals(query.name())).toList();
    double benefit =
        helped.stream().mapToDouble(name -> share(name) * saved(name, now, then)).sum();
    double gainOfOthers =
        others.stream()
            .mapToDouble(
                name ->
                    Math.log(now.cost(name) / Math.max(RankedIndex.LEAST_COST, then.cost(name))))
            .sum();
    return new RankedIndex(
        remedy,
        candidate,
        now.cost(query.name()),
        then.cost(query.name()),
        benefit,
        IndexBytes.of(table(candidate.shape()), candidate),
        others,
        gainOfOthers);
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

  /** What is sure to help a lot stands before what may only seem to help more. */
  private List<RankedIndex> inOrder(Query query, List<RankedIndex> useful) {
    List<RankedIndex> left =
        new ArrayList<>(useful.stream().filter(index -> isSureToHelp(query, index)).toList());
    List<RankedIndex> unsure =
        new ArrayList<>(useful.stream().filter(index -> !left.contains(index)).toList());
    return Stream.concat(ordered(query, left).stream(), ordered(query, unsure).stream()).toList();
  }

  private boolean isSureToHelp(Query query, RankedIndex index) {
    return index.costAfter() <= SURE_HELP * index.costBefore() && !needsLuck(query, index);
  }

  private List<RankedIndex> ordered(Query query, List<RankedIndex> left) {
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
    CreateIndex remedy = index.remedy();
    return new Luck(shares).isNeededBy(remedy.shape(), uses.of(query))
        || foresight(List.of(query), List.of(remedy))
            .hopesForFirstRows(query.name(), remedy, table(remedy.shape()));
  }

  private static boolean isAsGood(RankedIndex index, RankedIndex best) {
    double slack = SAME_COST * best.costAfter() + SAME_SHARE_OF_COST_BEFORE * best.costBefore();
    return index.costAfter() <= best.costAfter() + slack
        && index.benefit() >= best.benefit() * (1 - SAME_COST);
  }

  /* A fresh copy flatters index-only scans: its visibility map is complete, production's seldom
   * is. So a covering index must leave far less than the best narrow one of its table, and stands
   * behind it where the narrow one leaves next to nothing and other statements would hardly gain
   * more. */
  private List<RankedIndex> withCovering(Query query, List<RankedIndex> narrow) {
    List<RankedIndex> covering = covering(query, narrow);
    int first = !covering.isEmpty() && isNarrowEnough(narrow, covering.get(0)) ? 1 : 0;
    return Stream.of(narrow.subList(0, first), covering, narrow.subList(first, narrow.size()))
        .flatMap(List::stream)
        .toList();
  }

  private boolean isNarrowEnough(List<RankedIndex> narrow, RankedIndex covering) {
    return !narrow.isEmpty()
        && narrow.get(0).costAfter() <= LITTLE * narrow.get(0).costBefore()
        && covering.gainOfOthers() < narrow.get(0).gainOfOthers() + FAR_BETTER;
  }

  private List<RankedIndex> covering(Query query, List<RankedIndex> narrow) {
    List<CandidateIndex> worthwhile =
        coverings.of(query).stream()
            .filter(candidate -> isWorthItsWidth(query, candidate, narrow))
            .toList();
    List<Query> others =
        workload.reads().stream().filter(other -> !other.name().equals(query.name())).toList();
    return widestUse(
        cheapest(query, worthwhile)
            .limit(MOST_WIDENED)
            .flatMap(
                candidate ->
                    Stream.concat(
                        Stream.of(candidate), coverings.widened(candidate, query, others).stream()))
            .distinct()
            .flatMap(candidate -> foresee(query, candidate).stream())
            .toList());
  }

  /**
   * By what they do for all statements together, as long as the one they are for loses little by
   * the width; of those that do about the same, the smallest.
   */
  private static List<RankedIndex> widestUse(List<RankedIndex> all) {
    double least = all.stream().mapToDouble(RankedIndex::costAfter).min().orElse(0);
    List<RankedIndex> covering =
        all.stream().filter(index -> index.costAfter() <= MOST_FOR_WIDTH * least).toList();
    double most = covering.stream().mapToDouble(RankedIndex::gainOfAll).max().orElse(0);
    return covering.stream()
        .sorted(
            Comparator.comparing((RankedIndex index) -> index.gainOfAll() < most * (1 - SAME_COST))
                .thenComparingLong(RankedIndex::bytes)
                .thenComparing(BY_NAME))
        .toList();
  }

  private Stream<CandidateIndex> cheapest(Query query, List<CandidateIndex> candidates) {
    return candidates.stream()
        .sorted(
            Comparator.comparingDouble(candidate -> alone(query, candidate).cost(query.name())));
  }

  private boolean isWorthItsWidth(Query query, CandidateIndex candidate, List<RankedIndex> narrow) {
    Foresight then = alone(query, candidate);
    double left =
        narrow.stream()
            .filter(each -> each.remedy().shape().table().equals(candidate.shape().table()))
            .mapToDouble(RankedIndex::costAfter)
            .map(cost -> Math.min(WORTH_ITS_WIDTH * cost, cost - LEAST_SAVED_BY_WIDTH))
            .min()
            .orElse(WORTH_BEING_WIDE * now(List.of(query)).cost(query.name()));
    return then.cost(query.name()) <= left && then.readsOnly(query.name(), creation(candidate));
  }

  private Foresight alone(Query query, CandidateIndex candidate) {
    return alone.computeIfAbsent(
        Map.entry(query.name(), candidate.shape()),
        key -> foresight(List.of(query), List.of(creation(candidate))));
  }

  private CreateIndex creation(CandidateIndex candidate) {
    return new CreateIndex(naming.nameOf(candidate.shape()), candidate.shape());
  }
}
