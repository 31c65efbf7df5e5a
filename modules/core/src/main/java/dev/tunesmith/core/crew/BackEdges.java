package dev.tunesmith.core.crew;

import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.SkillId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DirectedPseudograph;

/**
 * The wires of one kind that close a cycle, each with the cycle it closes in words. JGraphT finds
 * the knots, in which everyone leads to everyone; only these are searched, from the first agent by
 * id, depth first, with a path of its own instead of recursion, since chains may be long. JGraphT's
 * own depth-first iterator is quadratic on them, and the library names no closing edge.
 */
final class BackEdges {

  private static final String ARROW = " -> ";
  private static final int TOLD = 5;

  private final Graph<SkillId, CrewEdge> graph;
  private final Set<SkillId> entered = new HashSet<>();
  private final List<Step> path = new ArrayList<>();
  private final Map<SkillId, Integer> placeOnPath = new HashMap<>();
  private final Map<CrewEdge, String> found = new LinkedHashMap<>();

  /** An agent on the path, with its wires that are yet to be followed. */
  private record Step(SkillId agent, Iterator<CrewEdge> wires) {}

  private BackEdges(Graph<SkillId, CrewEdge> graph) {
    this.graph = graph;
  }

  /** The closing wires, each with its cycle: from the agent it leads back to, and to it again. */
  static Map<CrewEdge, String> in(Graph<SkillId, CrewEdge> crew, Reference.Kind kind) {
    Graph<SkillId, CrewEdge> graph = ofKind(crew, kind);
    BackEdges edges = new BackEdges(graph);
    new KosarajuStrongConnectivityInspector<>(graph)
        .stronglyConnectedSets().stream()
            .filter(knot -> knot.size() > 1)
            .map(TreeSet::new)
            .sorted(Comparator.comparing(TreeSet::first))
            .forEach(edges::search);
    return edges.found;
  }

  private static Graph<SkillId, CrewEdge> ofKind(
      Graph<SkillId, CrewEdge> crew, Reference.Kind kind) {
    Graph<SkillId, CrewEdge> graph = new DirectedPseudograph<>(CrewEdge.class);
    for (CrewEdge edge : crew.edgeSet()) {
      if (edge.kind() == kind && !isByRule(edge)) {
        graph.addVertex(edge.from());
        graph.addVertex(edge.to());
        graph.addEdge(edge.from(), edge.to(), edge);
      }
    }
    return graph;
  }

  /** Every agent depends on the core skills by rule, so that is nobody's mistake. */
  private static boolean isByRule(CrewEdge edge) {
    return edge.kind() == Reference.Kind.DEPENDS_ON && edge.to().value().startsWith("core.");
  }

  private void search(NavigableSet<SkillId> knot) {
    enter(knot.first(), knot);
    while (!path.isEmpty()) {
      Step last = path.get(path.size() - 1);
      if (last.wires().hasNext()) {
        follow(last.wires().next(), knot);
      } else {
        placeOnPath.remove(last.agent());
        path.remove(path.size() - 1);
      }
    }
  }

  private void follow(CrewEdge wire, Set<SkillId> knot) {
    Integer place = placeOnPath.get(wire.to());
    if (place == null) {
      enter(wire.to(), knot);
    } else {
      found.put(wire, text(path.subList(place, path.size())) + ARROW + wire.to());
    }
  }

  private void enter(SkillId agent, Set<SkillId> knot) {
    if (entered.add(agent)) {
      placeOnPath.put(agent, path.size());
      path.add(new Step(agent, wiresOf(agent, knot)));
    }
  }

  private Iterator<CrewEdge> wiresOf(SkillId agent, Set<SkillId> knot) {
    return graph.outgoingEdgesOf(agent).stream()
        .filter(edge -> knot.contains(edge.to()))
        .sorted(Comparator.comparing(CrewEdge::to))
        .iterator();
  }

  /** A long path is told by its beginning and its end, since there may be as many as agents. */
  private static String text(List<Step> steps) {
    int left = steps.size() - 2 * TOLD;
    return left <= 1
        ? joined(steps)
        : joined(steps.subList(0, TOLD))
            + ARROW
            + "("
            + left
            + " more)"
            + ARROW
            + joined(steps.subList(steps.size() - TOLD, steps.size()));
  }

  private static String joined(List<Step> steps) {
    return steps.stream().map(step -> step.agent().value()).collect(Collectors.joining(ARROW));
  }
}
