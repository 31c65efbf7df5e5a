package dev.tunesmith.core.crew;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.skill.SkillId;
import java.util.List;
import java.util.Optional;

/**
 * Who of a crew deals with issues of one kind. At level 4 a person decides, whoever owns it.
 *
 * @param claimants all who declare to know about it, each with why; the first owns it
 * @param tied those of them that nothing but their names tells from the owner
 */
public record Responsibility(
    Crew crew, IssueKind kind, List<Assignment> claimants, List<SkillId> tied) {

  public Responsibility {
    claimants = List.copyOf(claimants);
    tied = List.copyOf(tied);
  }

  /** What a crew does about each kind of issue that we find. */
  public static List<Responsibility> in(Crew crew) {
    Routing routing = new Routing(crew);
    return IssueKind.OWNED.stream()
        .map(
            kind -> new Responsibility(crew, kind, routing.claimants(kind), routing.tiedOver(kind)))
        .toList();
  }

  /** Who owns it and why; empty where nobody declares to know about it. */
  public Optional<Assignment> owner() {
    return claimants.stream().findFirst();
  }

  /** Who works on it at a level; empty where nobody owns it, and at level 4. */
  public Optional<SkillId> workerAt(Level level) {
    return owner().flatMap(found -> crew.workerAt(found.owner(), level));
  }

  /** Who coordinates on level 2, if somebody who is named for that is in the crew. */
  public Optional<SkillId> coordinator() {
    return owner().flatMap(found -> crew.coordinatorAt(found.owner(), Level.PEER_CONSULTATION));
  }

  /** Who is consulted on level 2. */
  public List<SkillId> consulted() {
    return owner().map(found -> crew.peersOf(found.owner())).orElse(List.of());
  }
}
