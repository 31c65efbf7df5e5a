package dev.tunesmith.cli.skills;

import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.crew.CrewEdge;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.SkillId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/*
 * Drawn one by one, the wires would hide each other. So a box tells of the core skills, to which
 * everyone is wired; agents with the same place in the escalation share a frame; and where each of
 * one frame is wired to each of another, the frames are.
 */
/** A crew in the language of Mermaid. */
final class MermaidDrawing {

  private final Crew crew;
  private final List<List<SkillId>> frames;
  private final List<SkillId> ids;
  private final Set<CrewEdge> left;

  MermaidDrawing(Crew crew) {
    this.crew = crew;
    this.ids =
        Stream.concat(
                crew.agents().stream().map(Skill::id), crew.edges().stream().map(CrewEdge::to))
            .distinct()
            .sorted()
            .toList();
    this.left = new HashSet<>(crew.edges());
    left.removeIf(edge -> isCore(edge.from()) || isCore(edge.to()));
    Map<Set<CrewPlace>, List<SkillId>> byPlace =
        ids.stream()
            .filter(id -> !isCore(id))
            .collect(Collectors.groupingBy(this::placeOf, LinkedHashMap::new, Collectors.toList()));
    this.frames = List.copyOf(byPlace.values());
  }

  /** Whom an agent escalates to, or who does to it. */
  private record CrewPlace(SkillId other, boolean isAbove) {}

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("flowchart TB");
    lines.add("  legend[\"" + noteText() + "\"]");
    frames.forEach(frame -> lines.addAll(drawn(frame)));
    for (Reference.Kind kind : Reference.Kind.values()) {
      lines.addAll(betweenFrames(kind));
    }
    for (Reference.Kind kind : Reference.Kind.values()) {
      lines.addAll(oneByOne(kind));
    }
    return lines;
  }

  /** Who is wired to the same shares a line, as does whom one is wired to. */
  private List<String> oneByOne(Reference.Kind kind) {
    Map<SkillId, List<SkillId>> targets =
        crew.edges().stream()
            .filter(edge -> edge.kind() == kind && left.contains(edge))
            .collect(
                Collectors.groupingBy(
                    CrewEdge::from,
                    LinkedHashMap::new,
                    Collectors.mapping(CrewEdge::to, Collectors.toList())));
    Map<List<SkillId>, List<SkillId>> alike = new LinkedHashMap<>();
    targets.forEach((from, to) -> alike.computeIfAbsent(to, key -> new ArrayList<>()).add(from));
    return alike.entrySet().stream()
        .map(entry -> "  " + joined(entry.getValue()) + arrow(kind) + joined(entry.getKey()))
        .toList();
  }

  private String joined(List<SkillId> some) {
    return some.stream().map(this::name).collect(Collectors.joining(" & "));
  }

  private String noteText() {
    String core =
        ids.stream()
            .filter(MermaidDrawing::isCore)
            .map(SkillId::value)
            .collect(Collectors.joining(", "));
    return (core.isEmpty() ? "" : "everyone depends on " + escaped(core) + "<br>")
        + "thick: escalates to, dotted: consults, thin: hands off to, circle: depends on";
  }

  private List<String> drawn(List<SkillId> frame) {
    List<String> lines = new ArrayList<>();
    if (frame.size() > 1) {
      lines.add("  subgraph " + name(frame) + "[\" \"]");
    }
    frame.forEach(id -> lines.add("    " + name(id) + "[\"" + escaped(id.value()) + "\"]"));
    if (frame.size() > 1) {
      lines.add("  end");
    }
    return lines;
  }

  /** Draws what can be drawn from frame to frame, and takes it from what is left. */
  private List<String> betweenFrames(Reference.Kind kind) {
    List<String> lines = new ArrayList<>();
    for (List<SkillId> from : frames) {
      for (List<SkillId> to : frames) {
        Set<CrewEdge> all = between(from, to, kind);
        if (all.size() > 1 && left.containsAll(all)) {
          left.removeAll(all);
          lines.add("  " + name(from) + arrow(kind) + name(to));
        }
      }
    }
    return lines;
  }

  private static Set<CrewEdge> between(List<SkillId> from, List<SkillId> to, Reference.Kind kind) {
    return from.stream()
        .flatMap(each -> to.stream().map(other -> new CrewEdge(each, other, kind)))
        .collect(Collectors.toSet());
  }

  private Set<CrewPlace> placeOf(SkillId id) {
    return crew.edges().stream()
        .filter(edge -> edge.kind() == Reference.Kind.ESCALATES_TO && left.contains(edge))
        .filter(edge -> edge.from().equals(id) || edge.to().equals(id))
        .map(
            edge ->
                edge.from().equals(id)
                    ? new CrewPlace(edge.to(), true)
                    : new CrewPlace(edge.from(), false))
        .collect(Collectors.toSet());
  }

  private static String arrow(Reference.Kind kind) {
    return switch (kind) {
      case ESCALATES_TO -> " ==> ";
      case CONSULTS -> " -.-> ";
      case HANDS_OFF_TO -> " --> ";
      case DEPENDS_ON -> " --o ";
    };
  }

  private String name(List<SkillId> frame) {
    return frame.size() == 1 ? name(frame.get(0)) : "f" + frames.indexOf(frame);
  }

  private String name(SkillId id) {
    return "n" + ids.indexOf(id);
  }

  private static boolean isCore(SkillId id) {
    return id.equals(SkillId.ORCHESTRATOR) || id.equals(SkillId.QUALITY);
  }

  private static String escaped(String text) {
    return text.replace("\"", "#quot;").replace("<", "#lt;");
  }
}
