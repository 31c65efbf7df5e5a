package dev.tunesmith.advisor.rewrites;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.Rewrite;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.Burst;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import dev.tunesmith.proof.rewrite.RewriteRule;
import dev.tunesmith.proof.rewrite.Rewritten;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Advises to ask one statement in the place of many that differ in their keys alone. */
final class OneForAllKeys {

  /** In the planner's units: a trip to the server and back, and planning. */
  private static final double A_TRIP = 20;

  private OneForAllKeys() {}

  static List<Advice> advise(Query query, Burst burst, AdvisorContext context) {
    return new RewriteCatalogue(context.schema())
        .atOnce(query).stream()
            .flatMap(rewritten -> advice(query, burst, rewritten, context))
            .filter(advice -> !context.tried().contains(advice.remedy()))
            .toList();
  }

  private static Stream<Advice> advice(
      Query query, Burst burst, Rewritten rewritten, AdvisorContext context) {
    Rewrite once = new Rewrite(new Restatement(query.name(), query.sql(), rewritten.after().sql()));
    try {
      double trips = A_TRIP * burst.members().size();
      double before = trips + context.whatIf().planWith(query, List.of()).cost();
      double after = A_TRIP + context.whatIf().planWith(query, List.of(once)).cost();
      return Stream.of(new Advice(once, before, after, 0, why(burst, rewritten)));
    } catch (StatementFailedException e) {
      return Stream.empty();
    }
  }

  private static String why(Burst burst, Rewritten rewritten) {
    return "One statement answers for all %s keys: %s In %s: %s."
        .formatted(
            Figures.count(burst.members().size()),
            rewritten.rules().stream().map(RewriteRule::reason).collect(Collectors.joining(" ")),
            burst.author().words(),
            burst.author().advice());
  }
}
