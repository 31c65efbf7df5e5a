package dev.tunesmith.mcp.session;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.Contract;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillBody;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillSource;
import dev.tunesmith.core.skill.ToolGrant;
import dev.tunesmith.core.workload.QueryName;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A case that somebody might take up. */
final class ACase {

  private ACase() {}

  static Case numbered(int issue) {
    return new Case(
        new Issue(
            IssueId.of(issue),
            IssueKind.SLOW_QUERY,
            new Issue.Subject.OfQuery(new QueryName("letters")),
            0.4,
            List.of(),
            null),
        null,
        new Skill(
            new Skill.Identity(new SkillId("optimizer"), "optimizer", List.of(), ""),
            new Skill.Declaration(List.of(), List.of(), List.of(), null, ToolGrant.UNDECLARED),
            new SkillSource(SkillSource.Origin.BUILT_IN, "optimizer.md", 0),
            new Text()),
        new Case.Remit(
            Level.SELF_RECOVERY, 1, Set.of(RemedyKind.CREATE_INDEX), Duration.ofMinutes(5)),
        List.of(),
        List.of());
  }

  private record Text() implements SkillBody {
    @Override
    public String text() {
      return "Measure before you speak.";
    }

    @Override
    public Contract contract() {
      return Contract.EMPTY;
    }
  }
}
