package dev.tunesmith.engine.loop;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.skill.SkillId;

/** Who owns an issue of a kind: the orchestrator where no skill declares it. */
final class Owners {

  private final Routing routing;

  Owners(Crew crew) {
    this.routing = new Routing(crew);
  }

  Assignment of(IssueKind kind) {
    return routing
        .ownerOf(kind)
        .orElse(new Assignment(SkillId.ORCHESTRATOR, "no skill declares this issue"));
  }
}
