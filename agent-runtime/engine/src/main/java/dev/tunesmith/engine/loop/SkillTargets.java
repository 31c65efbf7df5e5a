package dev.tunesmith.engine.loop;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.workload.LatencyTarget;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How fast statements must be because the commission or a skill file says so. What either wants of
 * critical statements binds those that the workload marks so; what the commission wants, else the
 * owner of slow statements, binds all others. A statement's own target comes before all, and of two
 * the shorter time counts.
 */
final class SkillTargets {

  /** Who wants what no skill does. */
  private static final SkillId COMMISSION = new SkillId("commission");

  private final Routing routing;
  private final List<Objective> objectives;

  private SkillTargets(Routing routing, List<Objective> objectives) {
    this.routing = routing;
    this.objectives = List.copyOf(objectives);
  }

  /** Those of a crew and of what it is asked to do. */
  static SkillTargets of(Crew crew, List<Objective> objectives) {
    return new SkillTargets(new Routing(crew), objectives);
  }

  /** What a commission wants reached, then what the crew's files want. */
  static List<Objective> objectives(Crew crew, @Nullable Commission commission) {
    List<String> qualities = commission == null ? List.of() : commission.qualities();
    return Stream.concat(
            Objective.wanted(COMMISSION, qualities).stream(), Objective.of(crew.agents()).stream())
        .toList();
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
    return critical.or(() -> targetOf(COMMISSION)).or(() -> ownersTarget(query));
  }

  private Optional<LatencyTarget> ownersTarget(Query query) {
    Optional<SkillId> owner =
        routing
            .ownerOf(query.isRead() ? IssueKind.SLOW_QUERY : IssueKind.SLOW_WRITE)
            .map(Assignment::owner);
    return owner.flatMap(this::targetOf);
  }

  private Optional<LatencyTarget> targetOf(SkillId owner) {
    return shortest(objective -> objective.skill().equals(owner) && !objective.isAboutCritical());
  }

  private Optional<LatencyTarget> shortest(Predicate<Objective> meant) {
    return objectives.stream()
        .filter(meant)
        .flatMap(objective -> objective.asLatencyTarget().stream())
        .min(Comparator.comparing(LatencyTarget::limit));
  }
}
