package dev.tunesmith.advisor.rewrites;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.proof.rewrite.RewriteRule;
import dev.tunesmith.proof.rewrite.RewriteStep;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Advises to ask a statement in other words that a rule proves equal. */
public final class RewriteAdviser implements Adviser {

  @Override
  public RemedyKind kind() {
    return RemedyKind.REWRITE;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    return query == null
        ? List.of()
        : new RewriteSelection(context.schema(), context.whatIf())
            .rank(query, context.tried()).stream().map(RewriteAdviser::advice).toList();
  }

  private static Advice advice(ForeseenRewrite rewrite) {
    List<RewriteRule> rules = rewrite.steps().stream().map(RewriteStep::rule).distinct().toList();
    String why =
        String.format(
            Locale.ROOT,
            "In it %s, which %s cannot serve; as a range of the plain column it can, and the"
                + " planner's cost falls from %,.0f to %,.0f. %s",
            rules.stream().map(RewriteRule::name).collect(Collectors.joining(", and ")),
            String.join(" and ", rewrite.indexes()),
            rewrite.costBefore(),
            rewrite.costAfter(),
            rules.stream().map(RewriteRule::reason).collect(Collectors.joining(" ")));
    return new Advice(rewrite.remedy(), rewrite.costBefore(), rewrite.costAfter(), 0, why);
  }
}
