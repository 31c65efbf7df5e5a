package dev.tunesmith.advisor.review;

import dev.tunesmith.advisor.review.Subject.Asked;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the design of a schema, and the form of a measured workload, against known smells. */
public final class DesignReview {

  /** Who looks: who adds a check writes its class and a line here. */
  private static final List<Check> CHECKS =
      List.of(
          new TableKeys(),
          new References(),
          new ColumnTypes(),
          new TableShapes(),
          new Counted(),
          new StatementForms(),
          new StatementUses(),
          new NullInNotIn(),
          new RepeatedStatements());

  /** What a text shows only where nobody has seen how it is answered. */
  private static final Check IN_TEXTS = new SubqueriesInTexts();

  /** What only figures of a server show. */
  private static final Set<Smell> OF_FIGURES =
      EnumSet.of(
          Smell.NUMBERS_RUN_OUT,
          Smell.WIDE_TEXT,
          Smell.LARGE_UNPARTITIONED,
          Smell.STALE_STATISTICS,
          Smell.UNUSED_INDEX,
          Smell.REPEATED_STATEMENT);

  /** A smell that shows in more places is told once for all the others. */
  private static final int MOST_PLACES = 8;

  private DesignReview() {}

  /**
   * Everything that was seen, smell by smell.
   *
   * @param schemaFact what is cited for the catalogue
   */
  public static List<Remark> of(
      Schema schema, EvidenceId schemaFact, Workload workload, List<Measurement> measurements) {
    Subject subject = new Subject(schema, schemaFact, Subject.measured(workload, measurements));
    List<Remark> all = CHECKS.stream().flatMap(check -> check.in(subject)).toList();
    return Stream.of(Smell.values()).flatMap(smell -> few(smell, all)).toList();
  }

  /**
   * Everything that texts alone show, and nothing of it measured.
   *
   * @param schema what definitions make, without a row
   * @param schemaFact what is cited for it
   * @param statements by what is cited for each
   */
  public static List<Remark> ofTexts(
      Schema schema, EvidenceId schemaFact, Map<EvidenceId, Query> statements) {
    List<Asked> asked =
        statements.entrySet().stream()
            .map(each -> new Asked(each.getValue(), each.getKey(), null))
            .toList();
    Subject subject = new Subject(schema, schemaFact, asked);
    return Stream.concat(CHECKS.stream(), Stream.of(IN_TEXTS))
        .flatMap(check -> check.in(subject))
        .toList();
  }

  /** What texts alone never show. */
  public static Set<Smell> unseenInTexts() {
    return Collections.unmodifiableSet(OF_FIGURES);
  }

  private static Stream<Remark> few(Smell smell, List<Remark> all) {
    List<Remark> found = all.stream().filter(remark -> remark.smell() == smell).toList();
    return found.size() <= MOST_PLACES
        ? found.stream()
        : Stream.concat(
            found.stream().limit(MOST_PLACES - 1),
            Stream.of(others(smell, found.subList(MOST_PLACES - 1, found.size()))));
  }

  private static Remark others(Smell smell, List<Remark> rest) {
    Set<EvidenceId> evidence =
        rest.stream()
            .flatMap(remark -> remark.evidence().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String places =
        rest.stream().map(Remark::place).limit(MOST_PLACES).collect(Collectors.joining("; "));
    String more = rest.size() > MOST_PLACES ? "; and others" : "";
    return new Remark(
        smell,
        rest.size() + " more places",
        "The same in " + places + more + ".",
        List.copyOf(evidence));
  }
}
