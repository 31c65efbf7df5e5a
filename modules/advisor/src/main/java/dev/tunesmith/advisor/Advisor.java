package dev.tunesmith.advisor;

import dev.tunesmith.advisor.indexes.IndexSelection;
import dev.tunesmith.advisor.indexes.RankedIndex;
import dev.tunesmith.advisor.indexes.RedundantIndexes;
import dev.tunesmith.advisor.indexes.RedundantIndexes.Redundancy;
import dev.tunesmith.advisor.rewrites.ForeseenRewrite;
import dev.tunesmith.advisor.rewrites.RewriteSelection;
import dev.tunesmith.advisor.settings.WorkMemory;
import dev.tunesmith.advisor.views.KeptAnswers;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.proof.rewrite.RewriteRule;
import dev.tunesmith.proof.rewrite.RewriteStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Advises what to try for an issue, best first. Deterministic as far as the planner is. */
public final class Advisor {

  // In shares of the statement's cost as things stand.
  private static final double ABOUT_AS_MUCH = 0.05;

  /**
   * The remedies worth trying; empty where nothing is known that would help.
   *
   * @param query the statement the issue is about, or null where it is about an index
   */
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    return query == null ? drops(issue, context) : forStatement(query, context);
  }

  /* A rewrite costs neither space nor writes. So it goes first where it saves about as much as the
   * best index would. */
  private static List<Advice> forStatement(Query query, AdvisorContext context) {
    List<Advice> rewrites = rewritesFor(query, context);
    List<Advice> indexes = indexesFor(query, context);
    double bestOfIndexes = indexes.stream().mapToDouble(Advice::foreseenGain).max().orElse(0);
    List<Advice> all = new ArrayList<>();
    rewrites.stream()
        .filter(rewrite -> rewrite.foreseenGain() >= bestOfIndexes - ABOUT_AS_MUCH)
        .forEach(all::add);
    all.addAll(indexes);
    rewrites.stream().filter(rewrite -> !all.contains(rewrite)).forEach(all::add);
    if (context.allowed().contains(RemedyKind.SESSION_SETTING)) {
      all.addAll(WorkMemory.forStatement(query, context));
    }
    if (context.allowed().contains(RemedyKind.MATERIALISED_VIEW)) {
      all.addAll(KeptAnswers.forStatement(query, context));
    }
    return List.copyOf(all);
  }

  private static List<Advice> rewritesFor(Query query, AdvisorContext context) {
    if (!context.allowed().contains(RemedyKind.REWRITE)) {
      return List.of();
    }
    return new RewriteSelection(context.schema(), context.whatIf())
        .rank(query, context.tried()).stream().map(Advisor::advice).toList();
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

  private static List<Advice> indexesFor(Query query, AdvisorContext context) {
    if (!context.allowed().contains(RemedyKind.CREATE_INDEX)) {
      return List.of();
    }
    List<CreateIndex> tried =
        context.tried().stream()
            .filter(CreateIndex.class::isInstance)
            .map(CreateIndex.class::cast)
            .toList();
    return new IndexSelection(
            context.schema(), context.workload(), context.measurements(), context.whatIf())
        .rank(query, tried).stream().map(Advisor::advice).toList();
  }

  private static Advice advice(RankedIndex index) {
    String others =
        index.others().isEmpty()
            ? ""
            : " It also helps "
                + index.others().stream().map(QueryName::value).collect(Collectors.joining(", "))
                + ".";
    String why =
        String.format(
            Locale.ROOT,
            "No index offers %s; with one the planner's cost falls from %,.0f to %,.0f.%s",
            index.candidate().reason(),
            index.costBefore(),
            index.costAfter(),
            others);
    return new Advice(index.remedy(), index.costBefore(), index.costAfter(), index.bytes(), why);
  }

  private static List<Advice> drops(Issue issue, AdvisorContext context) {
    if (!context.allowed().contains(RemedyKind.DROP_INDEX)) {
      return List.of();
    }
    return RedundantIndexes.in(context.schema()).stream()
        .filter(redundancy -> isSubject(issue, redundancy.index()))
        .filter(redundancy -> !wasTried(redundancy.index(), context))
        .map(redundancy -> drop(redundancy, context))
        .toList();
  }

  private static boolean isSubject(Issue issue, Index index) {
    return issue
        .subject()
        .asIndex()
        .filter(
            subject ->
                subject.table().equals(index.table()) && subject.index().equals(index.name()))
        .isPresent();
  }

  private static boolean wasTried(Index index, AdvisorContext context) {
    return context.tried().stream()
        .anyMatch(remedy -> remedy.identity().equals(new DropIndex(index).identity()));
  }

  private static Advice drop(Redundancy redundancy, AdvisorContext context) {
    Remedy remedy = new DropIndex(redundancy.index());
    List<Query> users = usersOf(redundancy.index(), context);
    String why =
        String.format(
            Locale.ROOT,
            "%s begins with the same keys and covers the same rows, so nothing needs %s; every"
                + " write to %s saves its upkeep, and %,d bytes become free.",
            redundancy.keeper().name(),
            redundancy.index().name(),
            redundancy.index().table(),
            redundancy.index().size().bytes());
    return new Advice(
        remedy,
        cost(users, List.of(), context),
        cost(users, List.of(remedy), context),
        -redundancy.index().size().bytes(),
        why);
  }

  private static List<Query> usersOf(Index index, AdvisorContext context) {
    return context.measurements().stream()
        .filter(measured -> uses(measured.plan(), index))
        .map(Measurement::query)
        .flatMap(name -> context.workload().find(name).stream())
        .filter(Query::isRead)
        .toList();
  }

  private static boolean uses(Plan plan, Index index) {
    return plan.root().walk().anyMatch(node -> index.name().equals(node.operation().index()));
  }

  private static double cost(List<Query> queries, List<Remedy> remedies, AdvisorContext context) {
    return queries.stream()
        .mapToDouble(query -> context.whatIf().planWith(query, remedies).cost())
        .sum();
  }
}
