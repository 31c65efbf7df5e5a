package dev.tunesmith.core.review;

import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import java.util.Comparator;
import java.util.List;

/**
 * A remark with what the crew's files make of it.
 *
 * @param severity one step worse than the smell's own where a file names it
 * @param owner who is to look after it
 * @param askedBy the lines that name it, each {@code skill:line}
 */
public record Reviewed(Remark remark, Severity severity, Assignment owner, List<String> askedBy) {

  public Reviewed {
    askedBy = List.copyOf(askedBy);
  }

  /** All remarks as a crew sees them, the worst first. */
  public static List<Reviewed> by(Crew crew, List<Remark> remarks) {
    Routing routing = new Routing(crew);
    return remarks.stream()
        .map(remark -> by(crew, routing, remark))
        .sorted(Comparator.comparing(Reviewed::severity))
        .toList();
  }

  private static Reviewed by(Crew crew, Routing routing, Remark remark) {
    Smell smell = remark.smell();
    List<String> asked =
        crew.agents().stream().flatMap(skill -> linesOf(skill, smell).stream()).toList();
    Assignment owner =
        routing
            .ownerOf(smell.kind())
            .orElse(new Assignment(SkillId.ORCHESTRATOR, "no skill declares this"));
    Severity severity = asked.isEmpty() ? smell.severity() : smell.severity().raised();
    return new Reviewed(remark, severity, owner, asked);
  }

  private static List<String> linesOf(Skill skill, Smell smell) {
    return skill.contract().items().stream()
        .filter(item -> Smell.namedBy(item).contains(smell))
        .map(item -> skill.id() + ":" + item.line())
        .toList();
  }
}
