package dev.tunesmith.core.crew;

import static java.util.Objects.requireNonNull;

import dev.tunesmith.core.escalation.DeclaredWhom;
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
 * a cycle of one kind of wires is left out. Wires of several kinds may well lead round, as when one
 * escalates to whom it is consulted by.
 */
final class Wiring {

  private final SkillLibrary library;
  private final SkillNames names;
  private final SkillNames withheld;
  private final Map<SkillId, Skill> skills = new HashMap<>();
  private final Graph<SkillId, CrewEdge> graph = new DirectedPseudograph<>(CrewEdge.class);
  private final Map<CrewEdge, Integer> lines = new HashMap<>();
  private final WiringFaults faults;

  Wiring(SkillLibrary library) {
    this.library = library;
    this.names = new SkillNames(library);
    this.withheld = SkillNames.ofWithheld(library);
    this.faults = new WiringFaults(names);
  }

  Crew crew() {
    for (Skill skill : library.skills()) {
      skills.put(skill.id(), skill);
      graph.addVertex(skill.id());
    }
    library.skills().forEach(this::wire);
    List.of(Reference.Kind.values()).forEach(this::breakCycles);
    return new Crew(library, graph, faults.diagnostics());
  }

  private void wire(Skill skill) {
    wireToCore(skill, SkillId.ORCHESTRATOR);
    wireToCore(skill, SkillId.QUALITY);
    skill.references().forEach(reference -> wire(skill, reference));
    skill.whom().forEach((level, said) -> check(skill, level, said));
  }

  private void wireToCore(Skill skill, SkillId core) {
    if (graph.containsVertex(core) && !skill.id().equals(core)) {
      connect(new CrewEdge(skill.id(), core, Reference.Kind.DEPENDS_ON), 0);
    }
  }

  private void wire(Skill skill, Reference reference) {
    Optional<Skill> other = names.find(reference.name());
    if (other.isEmpty()) {
      noteMissing(skill, reference);
    } else if (other.get().id().equals(skill.id())) {
      faults.toItself(skill, reference);
    } else {
      graph.addVertex(other.get().id());
      connect(new CrewEdge(skill.id(), other.get().id(), reference.kind()), reference.line());
    }
  }

  private void noteMissing(Skill skill, Reference reference) {
    if (withheld.find(reference.name()).isPresent()) {
      faults.withheld(skill, reference);
    } else {
      faults.dangling(skill, reference);
    }
  }

  private void connect(CrewEdge edge, int line) {
    graph.addEdge(edge.from(), edge.to(), edge);
    lines.putIfAbsent(edge, line);
  }

  private void check(Skill skill, Level level, DeclaredWhom said) {
    if (said.names().stream().noneMatch(name -> isAnother(name, skill))) {
      faults.nobodyAt(skill, level, said);
    }
  }

  private boolean isAnother(String name, Skill skill) {
    return names.find(name).filter(other -> !other.id().equals(skill.id())).isPresent();
  }

  private void breakCycles(Reference.Kind kind) {
    BackEdges.in(graph, kind)
        .forEach(
            (edge, path) -> {
              graph.removeEdge(edge);
              Skill skill = requireNonNull(skills.get(edge.from()));
              faults.cycle(skill, lines.getOrDefault(edge, 0), kind, path);
            });
  }
}
