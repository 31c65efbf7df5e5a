package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.workload.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Finds indexes that a statement needs together: one for each side of an OR, or one on each side of
 * a join, of which the planner would use none without the others.
 */
final class IndexSets {

  /* Greedy, as the first steps of Extend (Schlosser et al., ICDE 2019) with relative gains of one
   * statement: the best index is kept and joined by the one that then saves most; of several that
   * save about as much, the smallest. Stops at as many members as may be tried at once, or where the
   * next saves less than a fifth of what is left. Each member is left out once before it is handed over. */

  private static final double WORTH_ANOTHER = 0.8;
  private static final double SAME_COST = 1.05;

  private final BiFunction<List<Query>, List<Remedy>, Foresight> foresight;
  private final WorkloadUses uses;
  private final IndexNaming naming;
  private final ToLongFunction<CandidateIndex> bytes;
  private final int most;

  /**
   * @param most how many indexes a set may have
   */
  IndexSets(
      BiFunction<List<Query>, List<Remedy>, Foresight> foresight,
      WorkloadUses uses,
      IndexNaming naming,
      ToLongFunction<CandidateIndex> bytes,
      int most) {
    this.most = most;
    this.foresight = foresight;
    this.uses = uses;
    this.naming = naming;
    this.bytes = bytes;
  }

  /**
   * Several indexes and the statement's cost with all of them.
   *
   * @param members which the planner uses all at once
   */
  record Together(List<CandidateIndex> members, double cost) {
    Together {
      members = List.copyOf(members);
    }
  }

  /** The sets worth more than any of their members, the cheapest plan first. */
  List<Together> of(Query query, List<CandidateIndex> candidates) {
    return Stream.concat(
            alternatives(query, candidates).stream(), grown(query, candidates).stream())
        .filter(set -> set.members().size() > 1)
        .distinct()
        .sorted(Comparator.comparingDouble(Together::cost))
        .toList();
  }

  private List<Together> alternatives(Query query, List<CandidateIndex> candidates) {
    return uses.of(query).stream()
        .flatMap(use -> use.alternatives().stream().map(sides -> forEach(sides, use, candidates)))
        .filter(members -> members.size() > 1 && members.size() <= most)
        .flatMap(members -> foresee(query, members).stream())
        .toList();
  }

  private static List<CandidateIndex> forEach(
      List<Predicate> sides, TableUse use, List<CandidateIndex> candidates) {
    return sides.stream()
        .flatMap(
            side ->
                candidates.stream()
                    .filter(each -> each.shape().table().equals(use.table().name()))
                    .filter(each -> each.shape().predicate() == null)
                    .filter(each -> each.shape().keys().get(0).text().equals(side.term().text()))
                    .limit(1))
        .toList();
  }

  private Optional<Together> grown(Query query, List<CandidateIndex> candidates) {
    Optional<Together> best = bestNext(query, List.of(), candidates);
    while (best.isPresent() && best.get().members().size() < most) {
      Together now = best.get();
      Optional<Together> next =
          bestNext(query, now.members(), candidates)
              .filter(more -> more.cost() <= WORTH_ANOTHER * now.cost());
      if (next.isEmpty()) {
        return best;
      }
      best = next;
    }
    return best;
  }

  private Optional<Together> bestNext(
      Query query, List<CandidateIndex> members, List<CandidateIndex> candidates) {
    List<Together> next =
        candidates.stream()
            .filter(candidate -> !members.contains(candidate))
            .map(candidate -> Stream.concat(members.stream(), Stream.of(candidate)).toList())
            .flatMap(more -> foresee(query, more).stream())
            .toList();
    double least = next.stream().mapToDouble(Together::cost).min().orElse(0);
    return next.stream()
        .filter(more -> more.cost() <= SAME_COST * least)
        .min(Comparator.comparingLong(more -> bytes.applyAsLong(last(more))));
  }

  private static CandidateIndex last(Together set) {
    return set.members().get(set.members().size() - 1);
  }

  private Optional<Together> foresee(Query query, List<CandidateIndex> members) {
    List<CreateIndex> creations = new ArrayList<>();
    members.forEach(
        each -> creations.add(new CreateIndex(naming.nameOf(each.shape()), each.shape())));
    Foresight then = foresight.apply(List.of(query), List.copyOf(creations));
    return creations.stream().allMatch(create -> then.uses(query.name(), create))
        ? Optional.of(new Together(members, then.cost(query.name())))
        : Optional.empty();
  }
}
