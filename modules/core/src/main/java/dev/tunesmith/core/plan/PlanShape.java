package dev.tunesmith.core.plan;

import java.util.stream.Collectors;

/** A plan's steps, relations and indexes without numbers, as one line of text. */
public record PlanShape(String text) {

  static PlanShape of(PlanNode node) {
    return new PlanShape(describe(node));
  }

  private static String describe(PlanNode node) {
    PlanNode.Operation operation = node.operation();
    String relation = operation.relation() == null ? "" : " on " + operation.relation();
    String index = operation.index() == null ? "" : " using " + operation.index();
    String below =
        node.children().stream().map(PlanShape::describe).collect(Collectors.joining(", "));
    return operation.type() + relation + index + (below.isEmpty() ? "" : " (" + below + ")");
  }

  @Override
  public String toString() {
    return text;
  }
}
