package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.workload.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds what is wrong with a measured workload and its schema. A statement, reading or writing, is
 * an issue if it is slower than expected or does work that could be saved; its share of the
 * workload's time decides the order, never whether it is one. An index is one if another serves
 * everything it serves; it has no share of the time, so redundant indexes come after all
 * statements.
 */
public final class IssueFinding {

  /** Who looks for issues: who adds a finder writes its class and a line here. */
  private static final List<Finder> FINDERS =
      List.of(new SlowStatements(), new CostlyIndexes(), new ServedIndexes());

  private final EvidenceId schemaFact;
  private final Set<String> usedOnTarget;

  /** A finding that cites {@code schemaFact} for what it has from the catalogue. */
  public IssueFinding(EvidenceId schemaFact) {
    this(schemaFact, new Schema(List.of()));
  }

  /** The same where the target's own counts are known: a copy has none of them. */
  public IssueFinding(EvidenceId schemaFact, Schema target) {
    this.schemaFact = schemaFact;
    this.usedOnTarget =
        target
            .indexes()
            .filter(index -> index.size().scans() > 0)
            .map(Index::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The issues in the order of their weight, numbered from {@code I1}. */
  public List<Issue> find(Schema schema, Workload workload, List<Measurement> measurements) {
<<<<<<< HEAD
    Findings findings = new Findings(schema, schemaFact, workload, measurements, usedOnTarget);
    List<Found> found =
        FINDERS.stream()
            .flatMap(finder -> finder.in(findings))
            .sorted(Comparator.comparingDouble(each -> -each.share()))
            .toList();
    return IntStream.range(0, found.size()).mapToObj(i -> found.get(i).numbered(i + 1)).toList();
=======
    List<Issue> issues = new ArrayList<>();
    measurements.stream()
        .sorted(
            Comparator.comparingDouble((Measurement each) -> -each.share())
                .thenComparing(each -> each.query().value()))
        .forEach(
            measured ->
                workload
                    .find(measured.query())
                    .flatMap(query -> slow(issues.size() + 1, query, measured))
                    .ifPresent(issues::add));
    for (Redundancy redundancy : RedundantIndexes.in(schema)) {
      issues.add(redundant(issues.size() + 1, redundancy));
    }
    return List.copyOf(issues);
  }

  private static Optional<Issue> slow(int number, Query query, Measurement measured) {
    List<Symptom> symptoms = new ArrayList<>();
    LatencyTarget target = query.target();
    if (target != null) {
      missed(target, measured).ifPresent(symptoms::add);
    }
    if (measured.timing().isAtLeast()) {
      symptoms.add(new Symptom(neverEnded(measured), measured.id()));
    }
    WastedWork.in(measured.plan())
        .forEach(sentence -> symptoms.add(new Symptom(sentence, measured.id())));
    return query.isRead() && !symptoms.isEmpty()
        ? Optional.of(
            new Issue(
                IssueId.of(number),
                IssueKind.SLOW_QUERY,
                new Issue.Subject.OfQuery(query.name()),
                measured.share(),
                symptoms,
                target))
        : Optional.empty();
  }

  private static String neverEnded(Measurement measured) {
    return "It had not ended after %s, and was cut off."
        .formatted(Figures.millis(measured.timing().medianMillis()));
  }

  private static Optional<Symptom> missed(LatencyTarget target, Measurement measured) {
    double millis = measured.timing().figure(target.statistic());
    if (target.isMetBy(millis)) {
      return Optional.empty();
    }
    String name = target.statistic() == LatencyTarget.Statistic.P95 ? "p95" : "median";
    String sentence =
        "Its %s is %s; the target is %s.".formatted(name, Figures.millis(millis), target);
    return Optional.of(new Symptom(sentence, measured.id()));
  }

  private Issue redundant(int number, Redundancy redundancy) {
    Index index = redundancy.index();
    String sentence =
        String.format(
            Locale.ROOT,
            "Whatever %s %s serves, %s %s serves as well; it occupies %,d bytes and is kept up to"
                + " date by every write.",
            index.name(),
            keys(index),
            redundancy.keeper().name(),
            keys(redundancy.keeper()),
            index.size().bytes());
    return new Issue(
        IssueId.of(number),
        IssueKind.REDUNDANT_INDEX,
        new Issue.Subject.OfIndex(index.table(), index.name()),
        0,
        List.of(new Symptom(sentence, schemaFact)),
        null);
  }

  private static String keys(Index index) {
    return index.keys().stream()
        .map(IndexKey::toString)
        .collect(Collectors.joining(", ", "(", ")"));
>>>>>>> main
  }
}
