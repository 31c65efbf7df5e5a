package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What-if plans, each asked for once. */
final class Foresight {

  private final WhatIf whatIf;
  private final Map<Question, Optional<Plan>> answers = new HashMap<>();

  private record Question(Query query, List<Remedy> remedies) {}

  Foresight(WhatIf whatIf) {
    this.whatIf = whatIf;
  }

  /** The plan with these remedies, or empty where the server refuses one of them. */
  Optional<Plan> plan(Query query, Remedy... remedies) {
    return answers.computeIfAbsent(new Question(query, List.of(remedies)), this::ask);
  }

  private Optional<Plan> ask(Question question) {
    try {
      return Optional.of(whatIf.planWith(question.query(), question.remedies()));
    } catch (StatementFailedException e) {
      return Optional.empty();
    }
  }

  static boolean uses(Plan plan, Remedy.CreateIndex remedy) {
    return steps(plan, remedy).anyMatch(node -> true);
  }

  static boolean readsOnly(Plan plan, Remedy.CreateIndex remedy) {
    return steps(plan, remedy)
        .allMatch(node -> node.operation().type().contains("Index Only Scan"));
  }

  private static Stream<PlanNode> steps(Plan plan, Remedy.CreateIndex remedy) {
    return plan.root().walk().filter(node -> remedy.name().equals(node.operation().index()));
  }
}
