package dev.tunesmith.proof.timing;

import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the statements that remedies make a difference to: those put in other words, transactions
 * that lock in another order, those planned in another way, and under a setting also those that
 * spill to disk, whose plan may look the same.
 */
public final class AffectedStatements {

  private final SandboxSession session;
  private final List<Remedy> remedies;

  /** Statements are planned in {@code session}. */
  public AffectedStatements(SandboxSession session, List<Remedy> remedies) {
    this.session = session;
    this.remedies = List.copyOf(remedies);
  }

  /** Those of {@code statements} that are affected; afterwards the remedies are in force. */
  public List<Query> among(List<Query> statements, Toggle pretended) {
    pretended.set(Presence.WITHOUT);
    List<PlanShape> without = shapes(statements);
    List<Query> spilling = spilling(statements);
    pretended.set(Presence.WITH);
    List<PlanShape> with = shapes(statements);
    List<Query> affected = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Query query = statements.get(i);
      if (!without.get(i).equals(with.get(i)) || spilling.contains(query) || isRestated(query)) {
        affected.add(query);
      }
    }
    return affected;
  }

  private List<PlanShape> shapes(List<Query> statements) {
    return statements.stream().map(query -> session.plan(query).shape()).toList();
  }

  private List<Query> spilling(List<Query> statements) {
    return remedies.stream().anyMatch(remedy -> !remedy.settings().isEmpty())
        ? statements.stream().filter(query -> spills(session.planAndRun(query))).toList()
        : List.of();
  }

  private static boolean spills(Plan plan) {
    PlanNode.@Nullable Actual actual = plan.root().actual();
    return actual != null && actual.spilledBlocks() > 0;
  }

  private boolean isRestated(Query query) {
    return remedies.stream()
        .flatMap(
            remedy ->
                Stream.concat(
                    remedy.restatement().map(Restatement::query).stream(),
                    remedy.ordersLocksOf().stream()))
        .anyMatch(query.name()::equals);
  }
}
