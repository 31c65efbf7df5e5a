package dev.tunesmith.engine.loop;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How fast statements must be because a skill file says so. What a file wants of critical
 * statements binds those that the workload marks so; what the owner of slow statements wants binds
 * all others. A statement's own target comes before both, and of two the shorter time counts.
 */
final class SkillTargets {

  private final Routing routing;
  private final List<Objective> objectives;

  private SkillTargets(Routing routing, List<Objective> objectives) {
    this.routing = routing;
    this.objectives = List.copyOf(objectives);
  }

  static SkillTargets of(Crew crew) {
    return new SkillTargets(new Routing(crew), Objective.of(crew.agents()));
  }

  /** The workload with those targets where it sets none. */
  Workload over(Workload workload) {
    return workload.each(
        query ->
            query.target() == null ? targetFor(query).map(query::aimingAt).orElse(query) : query);
  }

  private Optional<LatencyTarget> targetFor(Query query) {
    Optional<LatencyTarget> critical =
        query.isCritical() ? shortest(Objective::isAboutCritical) : Optional.empty();
    return critical.or(() -> ownersTarget(query));
  }

  private Optional<LatencyTarget> ownersTarget(Query query) {
    Optional<SkillId> owner =
        routing
            .ownerOf(query.isRead() ? IssueKind.SLOW_QUERY : IssueKind.SLOW_WRITE)
            .map(Assignment::owner);
    return owner.flatMap(
        skill ->
            shortest(objective -> objective.skill().equals(skill) && !objective.isAboutCritical()));
  }

  private Optional<LatencyTarget> shortest(Predicate<Objective> meant) {
    return objectives.stream()
        .filter(meant)
        .flatMap(objective -> objective.asLatencyTarget().stream())
        .min(Comparator.comparing(LatencyTarget::limit));
  }
}
