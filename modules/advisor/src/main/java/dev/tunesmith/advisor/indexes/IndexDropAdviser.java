package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.indexes.RedundantIndexes.Redundancy;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.Issue.Subject.OfIndex;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Advises to drop the index that an issue is about, where another serves all it serves. */
public final class IndexDropAdviser implements Adviser {

  @Override
  public RemedyKind kind() {
    return RemedyKind.DROP_INDEX;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    return RedundantIndexes.in(context.schema()).stream()
        .filter(redundancy -> isSubject(issue, redundancy.index()))
        .filter(redundancy -> !wasTried(redundancy.index(), context))
        .map(redundancy -> drop(redundancy, context))
        .toList();
  }

  private static boolean isSubject(Issue issue, Index index) {
    return issue.subject().indexes().contains(new OfIndex(index.table(), index.name()));
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
