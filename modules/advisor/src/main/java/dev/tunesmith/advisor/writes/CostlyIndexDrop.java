package dev.tunesmith.advisor.writes;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.Issue.Subject.OfIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Advises to drop the index that an issue is about, where it only costs. */
public final class CostlyIndexDrop implements Adviser {

  @Override
  public RemedyKind kind() {
    return RemedyKind.DROP_INDEX;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    return CostlyIndex.in(context.schema(), context.workload(), context.measurements()).stream()
        .filter(found -> isSubject(issue, found.index()))
        .filter(found -> !wasTried(found.index(), context))
        .map(CostlyIndexDrop::advice)
        .toList();
  }

  private static boolean isSubject(Issue issue, Index index) {
    OfIndex subject = new OfIndex(index.table(), index.name());
    return issue.subject().equals(subject);
  }

  private static boolean wasTried(Index index, AdvisorContext context) {
    Object drop = new DropIndex(index).identity();
    return context.tried().stream().anyMatch(remedy -> remedy.identity().equals(drop));
  }

  private static Advice advice(CostlyIndex found) {
    double cost = found.updates().stream().mapToDouble(update -> update.plan().cost()).sum();
    String updates =
        found.updates().stream()
            .map(Measurement::query)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    String why =
        "No statement reads %s; without it %s can leave every index of %s as it is."
            .formatted(found.index().name(), updates, found.index().table());
    return new Advice(new DropIndex(found.index()), cost, cost, -found.index().size().bytes(), why);
  }
}
