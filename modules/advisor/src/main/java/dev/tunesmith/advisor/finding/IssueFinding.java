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
      List.of(
          new SlowStatements(),
          new Bursts(),
          new Encounters(),
          new TrafficIssues(),
          new CostlyIndexes(),
          new ServedIndexes());

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
    Findings findings = new Findings(schema, schemaFact, workload, measurements, usedOnTarget);
    List<Found> found =
        FINDERS.stream()
            .flatMap(finder -> finder.in(findings))
            .sorted(Comparator.comparingDouble(each -> -each.share()))
            .toList();
    return IntStream.range(0, found.size()).mapToObj(i -> found.get(i).numbered(i + 1)).toList();
  }
}
