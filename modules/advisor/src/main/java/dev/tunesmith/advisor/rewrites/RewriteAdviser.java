package dev.tunesmith.advisor.rewrites;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Burst;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.proof.rewrite.RewriteRule;
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
    if (query == null) {
      return List.of();
    }
    Burst burst = query.burst();
    return burst != null
        ? OneForAllKeys.advise(query, burst, context)
        : new RewriteSelection(context).rank(query).stream().map(RewriteAdviser::advice).toList();
  }

  private static Advice advice(ForeseenRewrite rewrite) {
    String found =
        rewrite.rules().stream().map(RewriteRule::name).collect(Collectors.joining(", and "));
    String why =
        String.format(
            Locale.ROOT,
            "In it %s. In other words%s the planner's cost falls from %,.0f to %,.0f. %s",
            found,
            served(rewrite),
            rewrite.costBefore(),
            rewrite.costAfter(),
            rewrite.rules().stream().map(RewriteRule::reason).collect(Collectors.joining(" ")));
    return new Advice(
        rewrite.remedy(),
        rewrite.costBefore(),
        rewrite.costAfter(),
        rewrite.bytes(),
        why,
        List.copyOf(rewrite.wanted()));
  }

  private static String served(ForeseenRewrite rewrite) {
    String indexes = String.join(" and ", rewrite.indexes());
    if (!rewrite.wanted().isEmpty()) {
      return " and with "
          + (rewrite.wanted().size() == 1 ? "a new index, " : "new indexes, ")
          + rewrite.wanted().stream()
              .map(index -> index.shape().toString())
              .collect(Collectors.joining(" and "))
          + ",";
    }
    return indexes.isEmpty() ? "" : " " + indexes + " serves it, and";
  }
}
