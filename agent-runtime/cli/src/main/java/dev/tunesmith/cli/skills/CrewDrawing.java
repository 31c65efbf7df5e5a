package dev.tunesmith.cli.skills;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.CrewEdge;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a crew's wires down: as text, or in the languages of drawing programs. */
final class CrewDrawing {

  private CrewDrawing() {}

  static List<String> text(Crew crew) {
    List<String> lines = new ArrayList<>();
    for (Skill agent : crew.agents()) {
      lines.add(agent.id().value());
      for (Reference.Kind kind : Reference.Kind.values()) {
        List<SkillId> others = crew.neighbours(agent.id(), kind);
        if (!others.isEmpty()) {
          lines.add(
              String.format("  %-12s  ", Names.of(kind))
                  + others.stream().map(SkillId::value).collect(Collectors.joining(", ")));
        }
      }
    }
    return lines;
  }

  static List<String> mermaid(Crew crew) {
    return new MermaidDrawing(crew).lines();
  }

  static List<String> dot(Crew crew) {
    List<String> lines = new ArrayList<>();
    lines.add("digraph crew {");
    lines.add("  rankdir=LR;");
    ids(crew).forEach(id -> lines.add("  " + dotQuoted(id) + ";"));
    for (CrewEdge edge : crew.edges()) {
      lines.add(
          "  "
              + dotQuoted(edge.from())
              + " -> "
              + dotQuoted(edge.to())
              + " [label=\""
              + Names.of(edge.kind())
              + "\"];");
    }
    lines.add("}");
    return lines;
  }

  static List<String> json(Crew crew) {
    return JsonText.array(
        crew.edges().stream()
            .map(
                edge ->
                    new JsonText()
                        .with("from", edge.from().value())
                        .with("to", edge.to().value())
                        .with("kind", Names.of(edge.kind())))
            .toList());
  }

  private static List<SkillId> ids(Crew crew) {
    return crew.agents().stream().map(Skill::id).toList();
  }

  private static String dotQuoted(SkillId id) {
    return "\"" + id.value().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
