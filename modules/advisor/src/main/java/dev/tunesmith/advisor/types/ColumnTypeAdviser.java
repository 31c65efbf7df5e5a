package dev.tunesmith.advisor.types;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.ColumnTypeChange;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.StatementFailedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Advises to store a column as what it is compared as. */
public final class ColumnTypeAdviser implements Adviser {

  // In shares of the cost without it: to change a type is much trouble.
  private static final double WORTH_IT = 0.5;

  @Override
  public RemedyKind kind() {
    return RemedyKind.SCHEMA_CHANGE;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    return query == null
        ? List.of()
        : context.measurements().stream()
            .filter(measured -> measured.query().equals(query.name()))
            .map(Measurement::plan)
            .flatMap(plan -> Conversion.in(plan, context.schema()).stream())
            .flatMap(conversion -> conversion.cure().stream())
            .filter(retyped -> mayChange(retyped.what()))
            .map(ColumnTypeAdviser::change)
            .distinct()
            .filter(change -> !context.tried().contains(change))
            .flatMap(change -> advice(change, query, context).stream())
            .toList();
  }

  /** What a foreign key ties to another column has that one's type; parts have their whole's. */
  private static boolean mayChange(Conversion.Of of) {
    return of.table().form() == Table.Form.TABLE
        && of.table().foreignKeys().stream()
            .noneMatch(key -> key.columns().contains(of.column().name()));
  }

  private static ColumnTypeChange change(Conversion.Retyped retyped) {
    return new ColumnTypeChange(
        retyped.what().table().name(),
        retyped.what().column().name(),
        retyped.what().column().type(),
        retyped.type());
  }

  /** Where a value does not fit the type, or something hangs on it, the server says so here. */
  private static Optional<Advice> advice(
      ColumnTypeChange change, Query query, AdvisorContext context) {
    try {
      double before = context.whatIf().planWith(query, List.of()).cost();
      double after = context.whatIf().planWith(query, List.of(change)).cost();
      return Stream.of(new Advice(change, before, after, 0, why(change)))
          .filter(advice -> after <= WORTH_IT * before)
          .findFirst();
    } catch (StatementFailedException e) {
      return Optional.empty();
    }
  }

  private static String why(ColumnTypeChange change) {
    return "%s holds nothing but values of type %s and is converted in each row before it is compared. Stored as what it is, its indexes serve."
        .formatted(change.column(), change.after());
  }
}
