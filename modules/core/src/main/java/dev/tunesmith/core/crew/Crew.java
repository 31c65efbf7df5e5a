package dev.tunesmith.core.crew;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;

/** The agents of a session and how they are wired. Immutable. */
public final class Crew {

  private final SkillLibrary library;
  private final Graph<SkillId, CrewEdge> graph;
  private final List<Diagnostic> diagnostics;

  Crew(SkillLibrary library, Graph<SkillId, CrewEdge> graph, List<Diagnostic> diagnostics) {
    this.library = library;
    this.graph = new AsUnmodifiableGraph<>(graph);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Wires the skills of a library. */
  public static Crew wire(SkillLibrary library) {
    return new Wiring(library).crew();
  }

  /** The agents in order of id. */
  public List<Skill> agents() {
    return library.skills();
  }

  /** The agent of that id. */
  public Optional<Skill> agent(SkillId id) {
    return library.find(id);
  }

  /** The wires in order: by agent, then kind, then whom. */
  public List<CrewEdge> edges() {
    return graph.edgeSet().stream()
        .sorted(
            Comparator.comparing(CrewEdge::from)
                .thenComparing(CrewEdge::kind)
                .thenComparing(CrewEdge::to))
        .toList();
  }

  /** Whom an agent is wired to in one way, in order of id. */
  public List<SkillId> neighbours(SkillId from, Reference.Kind kind) {
    if (!graph.containsVertex(from)) {
      return List.of();
    }
    Set<CrewEdge> outgoing = graph.outgoingEdgesOf(from);
    return outgoing.stream()
        .filter(edge -> edge.kind() == kind)
        .map(CrewEdge::to)
        .sorted()
        .toList();
  }

  /** What was found wrong while wiring. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /**
   * The protocol an agent follows: the standard one, with the orchestrator's words put over it, and
   * its own over those.
   */
  public Protocol protocolOf(SkillId owner) {
    Protocol base =
        agent(SkillId.ORCHESTRATOR)
            .map(skill -> Protocol.standard().laidDown(skill.contract().protocol()))
            .orElse(Protocol.standard());
    return agent(owner).map(skill -> base.overlaid(skill.contract().protocol())).orElse(base);
  }

  /**
   * The kinds of remedy that {@code worker} may use on an issue of {@code owner} at a level: what
   * the owner's protocol allows there, less what the worker's own file leaves out.
   */
  public Set<RemedyKind> kindsFor(SkillId worker, SkillId owner, Level level) {
    Protocol protocol = protocolOf(owner);
    return agent(worker)
        .map(skill -> protocol.narrowedBy(skill.contract().protocol()))
        .orElse(protocol)
        .allowedAt(level);
  }

  /**
   * Who works on an owner's issue at a level: the owner below level 3, then the first named role
   * that is in the crew; nobody at level 4.
   */
  public Optional<SkillId> workerAt(SkillId owner, Level level) {
    return switch (level) {
      case SELF_RECOVERY, PEER_CONSULTATION -> Optional.of(owner);
      case STRATEGIC -> coordinatorAt(owner, level).or(() -> Optional.of(owner));
      case USER_DECISION -> Optional.empty();
    };
  }

  /**
   * Those whom the coordinator of level 2 consults; without a coordinator, those the owner does.
   */
  public List<SkillId> peersOf(SkillId owner) {
    SkillId coordinator = coordinatorAt(owner, Level.PEER_CONSULTATION).orElse(owner);
    return neighbours(coordinator, Reference.Kind.CONSULTS).stream()
        .filter(peer -> !peer.equals(owner))
        .toList();
  }

  /** The first role named for a level by an owner's protocol that is in the crew. */
  public Optional<SkillId> coordinatorAt(SkillId owner, Level level) {
    return protocolOf(owner).rule(level).whom().stream()
        .map(library::named)
        .flatMap(Optional::stream)
        .map(Skill::id)
        .findFirst();
  }
}
