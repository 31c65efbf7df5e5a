package dev.tunesmith.advisor.statistics;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.PlannerStatistics;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Advises statistics where the planner expects a wholly different number of rows than there are,
 * and would go about the statement in another way if it knew better.
 */
public final class StatisticsAdviser implements Adviser {

  private static final int MOST_CANDIDATES = 4;

  /*
   * What a millisecond comes to in the planner's units, roughly: a plan that rests on wrong numbers
   * has a wrong cost too, so what it took says more.
   */
  private static final double COST_OF_A_MILLISECOND = 50;

  @Override
  public RemedyKind kind() {
    return RemedyKind.STATISTICS;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    if (query == null || !query.isRead()) {
      return List.of();
    }
    return context.measurements().stream()
        .filter(each -> each.query().equals(query.name()))
        .findFirst()
        .map(measured -> forStatement(query, measured, context))
        .orElse(List.of());
  }

  private static List<Advice> forStatement(
      Query query, Measurement measured, AdvisorContext context) {
    List<Misestimate> wrong =
        Stream.of(
                Misestimate.in(measured.plan()),
                Misestimate.suspectedIn(measured.plan()),
                Misestimate.hiddenIn(measured.plan(), context.schema()))
            .flatMap(List::stream)
            .toList();
    if (wrong.isEmpty()) {
      return List.of();
    }
    Plan before = context.whatIf().planWith(query, List.of());
    double cost = Math.max(before.cost(), measured.timing().medianMillis() * COST_OF_A_MILLISECOND);
    return new StatisticsCandidates(context.schema())
        .of(query, wrong).stream()
            .filter(candidate -> isNew(candidate, context))
            .limit(MOST_CANDIDATES)
            .flatMap(candidate -> advice(candidate, query, before, cost, context).stream())
            .toList();
  }

  private static boolean isNew(PlannerStatistics remedy, AdvisorContext context) {
    return context.tried().stream().noneMatch(tried -> tried.identity().equals(remedy.identity()));
  }

  /** Where the plan stays as it is, to know better would change nothing. */
  private static Optional<Advice> advice(
      PlannerStatistics remedy, Query query, Plan before, double cost, AdvisorContext context) {
    try {
      Plan after = context.whatIf().planWith(query, List.of(remedy));
      return after.shape().equals(before.shape()) || after.cost() >= cost
          ? Optional.empty()
          : Optional.of(new Advice(remedy, cost, after.cost(), 0, why(remedy)));
    } catch (StatementFailedException e) {
      // Such statistics are there, or the server does not know them.
      return Optional.empty();
    }
  }

  private static String why(PlannerStatistics remedy) {
    return "With a better number it plans another way; what would tell it: "
        + remedy.summary()
        + ".";
  }
}
