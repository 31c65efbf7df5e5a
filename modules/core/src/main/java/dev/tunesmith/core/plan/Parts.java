package dev.tunesmith.core.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables and indexes that are parts of others, so that a plan can be read as one of the wholes:
 * what a statement, a catalogue and a remedy speak of.
 *
 * @param relations the whole of each part, both as {@code schema.table}
 * @param indexes the name of the whole index of each part
 */
public record Parts(Map<String, String> relations, Map<String, String> indexes) {

  /** Where every table is whole. */
  public static final Parts NONE = new Parts(Map.of(), Map.of());

  public Parts {
    relations = Map.copyOf(relations);
    indexes = Map.copyOf(indexes);
  }

  Plan wholesIn(Plan plan) {
    return relations.isEmpty() ? plan : new Plan(wholesIn(plan.root()), plan.spent());
  }

  private PlanNode wholesIn(PlanNode node) {
    PlanNode.Operation of = node.operation();
    List<PlanNode> children = node.children().stream().map(this::wholesIn).toList();
    return new PlanNode(
        new PlanNode.Operation(
            of.type(),
            whole(of.relation(), relations),
            of.alias(),
            whole(of.index(), indexes),
            of.role()),
        node.estimate(),
        node.actual(),
        node.conditions(),
        children);
  }

  private static @Nullable String whole(@Nullable String name, Map<String, String> wholes) {
    return name == null ? null : wholes.getOrDefault(name, name);
  }
}
