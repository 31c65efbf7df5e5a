package dev.tunesmith.advisor.rewrites;

import dev.tunesmith.core.agent.WhatIf;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import dev.tunesmith.proof.rewrite.Rewritten;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ranks what the rules make of a statement by what the planner foresees. A rewrite is worth trying
 * where an index that is there serves the plain column, and could not serve a function of it.
 */
public final class RewriteSelection {

  private static final double LEAST_SAVING = 0.10;

  private final RewriteCatalogue catalogue;
  private final WhatIf whatIf;

  /** A selection for statements about {@code schema}. */
  public RewriteSelection(Schema schema, WhatIf whatIf) {
    this.catalogue = new RewriteCatalogue(schema);
    this.whatIf = whatIf;
  }

  /** The rewrites worth trying, the cheapest plan first; none that {@code tried} holds. */
  public List<ForeseenRewrite> rank(Query query, List<Remedy> tried) {
    return catalogue.rewritesOf(query).stream()
        .filter(rewritten -> !tried.contains(remedy(rewritten)))
        .flatMap(rewritten -> foresee(rewritten).stream())
        .sorted(Comparator.comparingDouble(ForeseenRewrite::costAfter))
        .toList();
  }

  private static Rewrite remedy(Rewritten rewritten) {
    return new Rewrite(
        new Restatement(
            rewritten.before().name(), rewritten.before().sql(), rewritten.after().sql()));
  }

  private Optional<ForeseenRewrite> foresee(Rewritten rewritten) {
    Rewrite remedy = remedy(rewritten);
    try {
      Plan before = whatIf.planWith(rewritten.before(), List.of());
      Plan after = whatIf.planWith(rewritten.before(), List.of(remedy));
      List<String> indexes =
          indexes(after).stream().filter(index -> !indexes(before).contains(index)).toList();
      boolean helps = !indexes.isEmpty() && after.cost() <= (1 - LEAST_SAVING) * before.cost();
      return helps
          ? Optional.of(
              new ForeseenRewrite(remedy, rewritten.steps(), indexes, before.cost(), after.cost()))
          : Optional.empty();
    } catch (StatementFailedException e) {
      return Optional.empty();
    }
  }

  private static List<String> indexes(Plan plan) {
    return plan.root()
        .walk()
        .map(node -> node.operation().index())
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
