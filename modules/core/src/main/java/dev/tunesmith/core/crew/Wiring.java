package dev.tunesmith.core.crew;

import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedPseudograph;

/**
 * Builds a crew: one vertex an agent, one edge for each thing an agent says of another. What closes
 * a cycle of dependence or escalation is left out.
 */
final class Wiring {

  private static final List<Reference.Kind> WITHOUT_CYCLES =
      List.of(Reference.Kind.DEPENDS_ON, Reference.Kind.ESCALATES_TO);

  private final SkillLibrary library;
  private final SkillNames names;
  private final Graph<SkillId, CrewEdge> graph = new DirectedPseudograph<>(CrewEdge.class);
  private final Map<CrewEdge, Integer> lines = new HashMap<>();
  private final WiringFaults faults;

  Wiring(SkillLibrary library) {
    this.library = library;
    this.names = new SkillNames(library);
    this.faults = new WiringFaults(names);
  }

  Crew crew() {
    library.skills().forEach(skill -> graph.addVertex(skill.id()));
    library.skills().forEach(this::wire);
    WITHOUT_CYCLES.forEach(this::breakCycles);
    return new Crew(library, graph, faults.diagnostics());
  }

  private void wire(Skill skill) {
    wireToCore(skill, SkillId.ORCHESTRATOR);
    wireToCore(skill, SkillId.QUALITY);
    boolean isAskingNobody = false;
    for (Reference reference : skill.references()) {
      boolean isKnown = wire(skill, reference);
      isAskingNobody |= !isKnown && reference.kind() == Reference.Kind.ESCALATES_TO;
    }
    // A contract is read only on suspicion: reading those of thousands of files takes its time.
    if (isAskingNobody) {
      skill.contract().protocol().levels().forEach((level, said) -> check(skill, level, said));
    }
  }

  private void wireToCore(Skill skill, SkillId core) {
    if (graph.containsVertex(core) && !skill.id().equals(core)) {
      connect(new CrewEdge(skill.id(), core, Reference.Kind.DEPENDS_ON), 0);
    }
  }

  private boolean wire(Skill skill, Reference reference) {
    Optional<Skill> other = names.find(reference.name());
    if (other.isEmpty()) {
      faults.dangling(skill, reference);
    } else if (other.get().id().equals(skill.id())) {
      faults.toItself(skill, reference);
    } else {
      graph.addVertex(other.get().id());
      connect(new CrewEdge(skill.id(), other.get().id(), reference.kind()), reference.line());
    }
    return other.isPresent();
  }

  private void connect(CrewEdge edge, int line) {
    graph.addEdge(edge.from(), edge.to(), edge);
    lines.putIfAbsent(edge, line);
  }

  private void check(Skill skill, Level level, DeclaredLevel said) {
    if (!said.whom().isEmpty()
        && said.whom().stream().allMatch(name -> names.find(name).isEmpty())) {
      faults.nobodyAt(skill, level, said);
    }
  }

  private void breakCycles(Reference.Kind kind) {
    BackEdges.in(graph, kind)
        .forEach(
            (edge, path) -> {
              graph.removeEdge(edge);
              Skill skill = library.find(edge.from()).orElseThrow();
              faults.cycle(skill, lines.getOrDefault(edge, 0), kind, path);
            });
  }
}
