package dev.tunesmith.advisor.writes;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.ColumnStatistics;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexNaming;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Advises the index by which the referencing rows of a foreign key are found, where a write spends
 * its time looking for them. No planner foresees that: it is what the write itself said.
 */
public final class KeyIndexes implements Adviser {

  /** Below this share of the write's time another cause comes first. */
  private static final double NOTABLE = 0.05;

  /** More remedies at once are refused; what the others cost is a further issue. */
  private static final int MOST_TOGETHER = 3;

  private static final double BYTES_PER_ENTRY = 16;
  private static final double UNKNOWN_WIDTH = 8;

  @Override
  public RemedyKind kind() {
    return RemedyKind.CREATE_INDEX;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    if (query == null || query.isRead()) {
      return List.of();
    }
    IndexNaming naming = new IndexNaming(context.schema());
    List<Advice> each =
        context.measurements().stream()
            .filter(measured -> measured.query().equals(query.name()))
            .map(Measurement::plan)
            .flatMap(
                plan -> KeyCheck.of(plan, context.schema()).map(check -> new Wanted(check, plan)))
            .filter(wanted -> !wanted.check.isServed() && wanted.share() >= NOTABLE)
            .sorted(Comparator.comparingDouble(wanted -> -wanted.share()))
            .map(wanted -> wanted.advice(naming))
            .toList();
    List<Advice> untried =
        each.stream().filter(advice -> !wasTried(advice.remedy(), context)).toList();
    return each.size() < 2 || !context.allowed().contains(RemedyKind.COMBINATION)
        ? untried
        : Stream.concat(
                Stream.of(together(each.subList(0, Math.min(MOST_TOGETHER, each.size())))),
                untried.stream())
            .toList();
  }

  /** A row that is deleted is looked for by every key that refers to it. */
  private static Advice together(List<Advice> each) {
    Advice last = each.get(each.size() - 1);
    double before = last.costBefore();
    double saved = each.stream().mapToDouble(advice -> before - advice.costAfter()).sum();
    return new Advice(
        last.remedy(),
        before,
        Math.max(0, before - saved),
        each.stream().mapToLong(Advice::bytes).sum(),
        each.stream().map(Advice::why).collect(Collectors.joining(" ")),
        each.subList(0, each.size() - 1).stream().map(Advice::remedy).toList());
  }

  private static boolean wasTried(Remedy remedy, AdvisorContext context) {
    return context.tried().stream().anyMatch(tried -> tried.identity().equals(remedy.identity()));
  }

  private record Wanted(KeyCheck check, Plan plan) {

    double share() {
      return check.writeMillis() <= 0 ? 0 : Math.min(1, check.millis() / check.writeMillis());
    }

    Advice advice(IndexNaming naming) {
      List<IndexKey> keys = check.key().columns().stream().map(IndexKey::column).toList();
      IndexShape shape = IndexShape.btree(check.table().name(), keys);
      // In the planner's units, so that it can be held against other advice for the statement.
      double cost = plan.cost();
      return new Advice(
          new CreateIndex(naming.nameOf(shape), shape), cost, cost * (1 - share()), bytes(), why());
    }

    private String why() {
      return "The foreign key %s has rows looked for by %s, and no index offers them; %s of the write's %s go there."
          .formatted(
              check.key().name(),
              String.join(", ", check.key().columns()),
              Figures.percent(share()),
              Figures.millis(check.writeMillis()));
    }

    private long bytes() {
      double width = check.key().columns().stream().mapToDouble(this::width).sum();
      return Math.round(check.table().rows() * (BYTES_PER_ENTRY + width));
    }

    private double width(String column) {
      return check
          .table()
          .column(column)
          .flatMap(each -> Optional.ofNullable(each.statistics()))
          .map(ColumnStatistics::averageBytes)
          .orElse(UNKNOWN_WIDTH);
    }
  }
}
