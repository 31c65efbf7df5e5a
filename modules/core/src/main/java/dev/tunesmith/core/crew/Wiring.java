package dev.tunesmith.core.crew;

import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.Diagnostic.Severity;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.skill.SkillNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedPseudograph;

/** Builds a crew: one vertex an agent, one edge for each thing an agent says of another. */
final class Wiring {

  private final SkillLibrary library;
  private final SkillNames names;
  private final Graph<SkillId, CrewEdge> graph = new DirectedPseudograph<>(CrewEdge.class);
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  Wiring(SkillLibrary library) {
    this.library = library;
    this.names = new SkillNames(library);
  }

  Crew crew() {
    library.skills().forEach(skill -> graph.addVertex(skill.id()));
    library.skills().forEach(this::wire);
    return new Crew(library, graph, diagnostics);
  }

  private void wire(Skill skill) {
    wireToCore(skill, SkillId.ORCHESTRATOR);
    wireToCore(skill, SkillId.QUALITY);
    for (Reference reference : skill.references()) {
      wire(skill, reference);
    }
  }

  private void wireToCore(Skill skill, SkillId core) {
    if (graph.containsVertex(core) && !skill.id().equals(core)) {
      connect(new CrewEdge(skill.id(), core, Reference.Kind.DEPENDS_ON));
    }
  }

  private void wire(Skill skill, Reference reference) {
    Optional<Skill> other = names.find(reference.name());
    if (other.isEmpty()) {
      diagnostics.add(dangling(skill, reference));
    } else if (!other.get().id().equals(skill.id())) {
      graph.addVertex(other.get().id());
      connect(new CrewEdge(skill.id(), other.get().id(), reference.kind()));
    }
  }

  private void connect(CrewEdge edge) {
    graph.addEdge(edge.from(), edge.to(), edge);
  }

  private static Diagnostic dangling(Skill skill, Reference reference) {
    return new Diagnostic(
        skill.source().file(),
        reference.line(),
        null,
        Severity.WARNING,
        "reference-dangling",
        "no skill is named '" + reference.name() + "'",
        "add the skill, or name one that exists");
  }
}
