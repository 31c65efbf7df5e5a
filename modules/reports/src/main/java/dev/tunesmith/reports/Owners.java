package dev.tunesmith.reports;

import dev.tunesmith.core.crew.CrewEdge;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.SkillId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who carries something on: an agent of the crew by its name, else the person. */
final class Owners {
  static final String PERSON = "person";

  /** Who rolls out what was proven. */
  static final SkillId ROLLOUT = new SkillId("devops-automator");

  /** Who answers for what stands between application and database. */
  static final SkillId APPLICATION = new SkillId("backend-architect");

  /** Who measures the whole under load. */
  static final SkillId MEASURING = new SkillId("performance-benchmarker");

  /** Who knows the machines. */
  static final SkillId MACHINES = new SkillId("infrastructure-maintainer");

  private final List<SkillId> agents;
  private final List<CrewEdge> edges;

  Owners(SessionState state) {
    Optional<CrewWired> crew = state.crew();
    this.agents = crew.map(CrewWired::agents).orElse(List.of());
    this.edges = crew.map(CrewWired::edges).orElse(List.of());
  }

  String named(SkillId agent) {
    return agents.contains(agent) ? agent.value() : PERSON;
  }

  /** To whom the issue's owner hands off what is not its own; else who was asked last. */
  String after(IssueFile file) {
    Stream<SkillId> handedTo =
        file.assignment() == null
            ? Stream.empty()
            : edges.stream()
                .filter(each -> each.kind() == Reference.Kind.HANDS_OFF_TO)
                .filter(each -> each.from().equals(file.assignment().owner()))
                .map(CrewEdge::to);
    return Stream.concat(asked(file), handedTo)
        .filter(agents::contains)
        .findFirst()
        .map(SkillId::value)
        .orElseGet(() -> named(APPLICATION));
  }

  private static Stream<SkillId> asked(IssueFile file) {
    return file.notes().stream()
        .skip(Math.max(0, file.notes().size() - 1L))
        .flatMap(note -> note.whom().stream())
        .map(SkillId::new);
  }
}
