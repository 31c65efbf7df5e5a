package dev.tunesmith.advisor.rewrites;

import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.indexes.IndexSelection;
import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.plan.LateRows;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import dev.tunesmith.proof.rewrite.RewriteRule;
import dev.tunesmith.proof.rewrite.Rewritten;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ranks what the rules make of a statement by what the planner foresees, alone and together with an
 * index that only the rewritten text has a use for.
 */
public final class RewriteSelection {

  private static final double LEAST_SAVING = 0.10;
  private static final double LEAST_SAVING_BY_WORDS = 0.25;
  /* A rewrite that saves so much needs no index beside it. */
  private static final double ENOUGH = 0.90;
  /* Of what one index beside it leaves, several must leave no more than this part. */
  private static final double WORTH_A_SET = 0.5;
  private static final int MOST_STEPS = 3;
  private static final int MOST_FOLLOWED = 3;
  private static final int MOST_WITH_INDEX = 4;
  private static final long BYTES_PER_KEY = 20;
  private static final Comparator<Candidate> CHEAPEST = Comparator.comparingDouble(Candidate::cost);

  /** A rewrite that the server can plan. */
  private record Candidate(Rewritten rewritten, Plan plan, double cost) {}

  /** The plan of the statement as it is. */
  private record Before(Plan plan, double cost) {}

  private final RewriteCatalogue catalogue;
  private final WhatIf whatIf;
  private final AdvisorContext context;

  /** A selection for statements of that context. */
  public RewriteSelection(AdvisorContext context) {
    this.catalogue = new RewriteCatalogue(context.schema());
    this.whatIf = context.whatIf();
    this.context = context;
  }

  /** The rewrites worth trying, the cheapest plan first; none that was tried before. */
  public List<ForeseenRewrite> rank(Query query) {
    return plan(query, List.of())
        .map(plan -> rank(query, new Before(plan, cost(query, plan))))
        .orElse(List.of());
  }

  /** The planner's cost, but for what a LIMIT was shown to wait for longer than it foresees. */
  private double cost(Query query, Plan plan) {
    return context.measurements().stream()
        .filter(measured -> measured.query().equals(query.name()))
        .flatMap(measured -> LateRows.in(measured.plan(), context.schema()).stream())
        .findFirst()
        .map(late -> late.costOf(plan))
        .orElse(plan.cost());
  }

  private List<ForeseenRewrite> rank(Query query, Before before) {
    List<Candidate> candidates = candidates(query);
    Stream<ForeseenRewrite> alone =
        candidates.stream()
            .filter(candidate -> !context.tried().contains(remedy(candidate.rewritten())))
            .map(candidate -> foreseen(candidate, before));
    return Stream.concat(alone, withIndexes(candidates, before).stream())
        .filter(rewrite -> rewrite.costAfter() <= (1 - leastSaving(rewrite)) * before.cost())
        .sorted(
            Comparator.comparing((ForeseenRewrite rewrite) -> !rewrite.wanted().isEmpty())
                .thenComparingDouble(ForeseenRewrite::costAfter))
        .toList();
  }

  // Another wording alone makes the planner guess other numbers of rows.
  private static double leastSaving(ForeseenRewrite rewrite) {
    return rewrite.indexes().isEmpty() ? LEAST_SAVING_BY_WORDS : LEAST_SAVING;
  }

  /** What a few steps lead to, where each step goes on from the cheapest of the one before. */
  private List<Candidate> candidates(Query query) {
    Map<String, Candidate> found = new LinkedHashMap<>();
    List<Rewritten> from = catalogue.rewritesOf(query);
    for (int step = 0; step < MOST_STEPS && !from.isEmpty(); step++) {
      List<Candidate> planned = new ArrayList<>();
      for (Rewritten rewritten : from) {
        String text = rewritten.after().sql();
        if (!found.containsKey(text) && !text.equals(query.sql())) {
          plan(rewritten.before(), List.of(remedy(rewritten)))
              .map(plan -> new Candidate(rewritten, plan, cost(query, plan)))
              .ifPresent(candidate -> planned.add(found.computeIfAbsent(text, t -> candidate)));
        }
      }
      from =
          planned.stream()
              .sorted(CHEAPEST)
              .limit(MOST_FOLLOWED)
              .flatMap(candidate -> catalogue.rewritesAfter(candidate.rewritten()).stream())
              .toList();
    }
    return found.values().stream().sorted(CHEAPEST).toList();
  }

  private Optional<Plan> plan(Query query, List<Remedy> remedies) {
    try {
      return Optional.of(whatIf.planWith(query, remedies));
    } catch (StatementFailedException e) {
      return Optional.empty();
    }
  }

  private static Rewrite remedy(Rewritten rewritten) {
    return new Rewrite(
        new Restatement(
            rewritten.before().name(), rewritten.before().sql(), rewritten.after().sql()));
  }

  private static ForeseenRewrite foreseen(Candidate candidate, Before before) {
    Rewritten rewritten = candidate.rewritten();
    return new ForeseenRewrite(
        remedy(rewritten),
        rewritten.rules(),
        rewritten.isProven(),
        indexes(candidate.plan()).stream()
            .filter(index -> !indexes(before.plan()).contains(index))
            .toList(),
        List.of(),
        before.cost(),
        candidate.cost(),
        0);
  }

  private List<ForeseenRewrite> withIndexes(List<Candidate> candidates, Before before) {
    boolean isWorthIt =
        context.allowed().contains(RemedyKind.CREATE_INDEX)
            && candidates.stream().noneMatch(each -> each.cost() <= (1 - ENOUGH) * before.cost());
    return isWorthIt
        ? ofDifferentRules(candidates).stream()
            .flatMap(candidate -> withIndex(candidate, before).stream())
            .filter(pair -> context.tried().stream().noneMatch(pair.wanted()::contains))
            .toList()
        : List.of();
  }

  /** The cheapest by each rule or rules, those first that say which index they want. */
  private static List<Candidate> ofDifferentRules(List<Candidate> candidates) {
    Map<List<RewriteRule>, Candidate> first = new LinkedHashMap<>();
    candidates.forEach(each -> first.putIfAbsent(each.rewritten().rules(), each));
    return first.values().stream()
        .sorted(Comparator.comparing(each -> each.rewritten().wants().isEmpty()))
        .limit(MOST_WITH_INDEX)
        .toList();
  }

  private Optional<ForeseenRewrite> withIndex(Candidate candidate, Before before) {
    return candidate.rewritten().wants().isEmpty()
        ? withBestIndex(candidate, before)
        : withOwnIndex(candidate, candidate.rewritten().wants().get(0), before);
  }

  private Optional<ForeseenRewrite> withOwnIndex(
      Candidate candidate, IndexShape shape, Before before) {
    CreateIndex index = new CreateIndex(new IndexNaming(context.schema()).nameOf(shape), shape);
    boolean isThere = context.schema().indexes().anyMatch(other -> shape.isPrefixOf(other.shape()));
    Rewritten rewritten = candidate.rewritten();
    long rows = context.schema().table(shape.table()).map(Table::rows).orElse(0L);
    return isThere
        ? Optional.empty()
        : plan(rewritten.before(), List.of(index, remedy(rewritten)))
            .filter(plan -> indexes(plan).contains(index.name()))
            .map(
                plan ->
                    foreseen(candidate, before)
                        .with(
                            List.of(index),
                            plan.cost(),
                            rows * BYTES_PER_KEY * shape.keys().size()));
  }

  private Optional<ForeseenRewrite> withBestIndex(Candidate candidate, Before before) {
    QueryName name = new QueryName(candidate.rewritten().before().name() + " in other words");
    Query after = candidate.rewritten().after();
    Query named = new Query(name, after.sql(), after.access(), after.weight(), null, after.line());
    IndexSelection selection =
        new IndexSelection(
            context.schema(), context.workload(), asOf(candidate, name), context.whatIf());
    ForeseenRewrite alone = foreseen(candidate, before);
    Optional<ForeseenRewrite> one =
        selection.rank(named, List.of()).stream()
            .findFirst()
            .map(each -> alone.with(List.of(each.remedy()), each.costAfter(), each.bytes()));
    return selection.rankSets(named, List.of(), Proposal.MOST_AT_ONCE - 1).stream()
        .findFirst()
        .map(each -> alone.with(each.members(), each.costAfter(), each.bytes()))
        .filter(set -> one.isEmpty() || set.costAfter() <= WORTH_A_SET * one.get().costAfter())
        .or(() -> one);
  }

  /** What was measured of the statement was seen of its other words too. */
  private List<Measurement> asOf(Candidate candidate, QueryName name) {
    return context.measurements().stream()
        .flatMap(
            each ->
                each.query().equals(candidate.rewritten().before().name())
                    ? Stream.of(
                        each,
                        new Measurement(each.id(), name, each.timing(), each.share(), each.plan()))
                    : Stream.of(each))
        .toList();
  }

  private static List<String> indexes(Plan plan) {
    return plan.root()
        .walk()
        .map(node -> node.operation().index())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
