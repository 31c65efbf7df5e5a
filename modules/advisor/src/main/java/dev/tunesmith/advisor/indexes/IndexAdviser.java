package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Advises to create the indexes that the planner would use for a statement. */
public final class IndexAdviser implements Adviser {

  @Override
  public RemedyKind kind() {
    return RemedyKind.CREATE_INDEX;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    if (query == null) {
      return List.of();
    }
    List<CreateIndex> tried =
        context.tried().stream()
            .filter(CreateIndex.class::isInstance)
            .map(CreateIndex.class::cast)
            .toList();
    IndexSelection selection =
        new IndexSelection(
            context.schema(), context.workload(), context.measurements(), context.whatIf());
    return Stream.concat(
            selection.rank(query, tried).stream().map(IndexAdviser::advice),
            selection.rankSets(query, tried, Proposal.MOST_AT_ONCE).stream()
                .map(IndexAdviser::advice))
        .toList();
  }

  private static Advice advice(RankedSet set) {
    String why =
        String.format(
            Locale.ROOT,
            "No indexes offer %s; with %d of them together the planner's cost falls from %,.0f to"
                + " %,.0f.",
            set.reason(),
            set.members().size(),
            set.costBefore(),
            set.costAfter());
    int last = set.members().size() - 1;
    return new Advice(
        set.members().get(last),
        set.costBefore(),
        set.costAfter(),
        set.bytes(),
        why,
        List.copyOf(set.members().subList(0, last)));
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
}
