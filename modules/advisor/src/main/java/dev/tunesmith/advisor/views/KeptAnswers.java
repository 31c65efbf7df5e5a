package dev.tunesmith.advisor.views;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.statement.StatementReading;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.plan.Plan;
import dev.tunesmith.core.plan.PlanNode;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Advises to keep the answer of a statement that puts many rows together into few, and says so
 * again each time it is asked.
 */
public final class KeptAnswers implements Adviser {

  /** The answer must be that much smaller than what is read for it. */
  private static final double ROWS_READ_PER_ROW = 10;

  private static final long BYTES_PER_ROW = 100;
  private static final long BLOCK_BYTES = 8_192;

  @Override
  public RemedyKind kind() {
    return RemedyKind.MATERIALISED_VIEW;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    return query == null ? List.of() : forStatement(query, context);
  }

  /**
   * The advice for one statement; empty where its answer cannot be kept, or is as large as the
   * data.
   */
  static List<Advice> forStatement(Query query, AdvisorContext context) {
    Optional<Measurement> measured =
        context.measurements().stream()
            .filter(each -> each.query().equals(query.name()))
            .filter(each -> putsTogether(each.plan()))
            .findFirst();
    return measured.stream()
        .flatMap(each -> KeptStatement.of(query, context.schema()).stream())
        .filter(remedy -> !context.tried().contains(remedy))
        .flatMap(remedy -> advice(remedy, query, measured.orElseThrow(), context))
        .toList();
  }

  private static boolean putsTogether(Plan plan) {
    double most = plan.root().walk().mapToDouble(KeptAnswers::rowsThrough).max().orElse(0);
    boolean groups =
        plan.root()
            .walk()
            .map(node -> node.operation().type())
            .anyMatch(type -> type.endsWith("Aggregate") || type.equals("Group"));
    return groups && most >= ROWS_READ_PER_ROW * Math.max(1, rowsThrough(plan.root()));
  }

  private static double rowsThrough(PlanNode node) {
    PlanNode.Actual actual = node.actual();
    return actual == null ? node.estimate().rows() : actual.rows() * actual.loops();
  }

  private static Stream<Advice> advice(
      MaterialisedView remedy, Query query, Measurement measured, AdvisorContext context) {
    try {
      double before = context.whatIf().planWith(query, List.of()).cost();
      double after = context.whatIf().planWith(query, List.of(remedy)).cost();
      return after < before
          ? Stream.of(
              new Advice(
                  remedy,
                  before,
                  after,
                  bytes(measured),
                  why(remedy, measured) + zoned(query, context)))
          : Stream.empty();
    } catch (StatementFailedException e) {
      return Stream.empty();
    }
  }

  private static long bytes(Measurement measured) {
    long blocks = measured.timing().rows() * BYTES_PER_ROW / BLOCK_BYTES + 1;
    return blocks * BLOCK_BYTES;
  }

  private static String why(MaterialisedView remedy, Measurement measured) {
    return String.format(
        Locale.ROOT,
        "It puts together anew each time what hardly differs from the last time, %,d rows in the"
            + " end. %s keeps them; each refresh takes about the %.0f ms that the statement takes"
            + " now, and between two of them the answer ages%s.",
        measured.timing().rows(),
        remedy.name(),
        measured.timing().medianMillis(),
        remedy.key().isEmpty() ? ", and a refresh keeps readers waiting" : "");
  }

  /** A day of a time with a zone begins when the session's zone says so. */
  private static String zoned(Query query, AdvisorContext context) {
    boolean hasZone =
        new StatementReading(context.schema())
            .usesOf(query.sql()).stream()
                .flatMap(
                    use ->
                        use.columns().stream().flatMap(name -> use.table().column(name).stream()))
                .anyMatch(column -> column.type().endsWith("with time zone"));
    return hasZone
        ? " It reads times with a zone: refresh it under the time zone of the application."
        : "";
  }
}
