package dev.tunesmith.advisor.finding;

import dev.tunesmith.advisor.indexes.RedundantIndexes;
import dev.tunesmith.advisor.indexes.RedundantIndexes.Redundancy;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.Issue.Subject.OfIndex;
import dev.tunesmith.core.issue.Issue.Subject.OfIndexes;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Indexes of which another one serves everything that they serve, the largest first; one issue with
 * a list where there are many of them.
 */
final class ServedIndexes implements Finder {

  private static final int MOST_ISSUES = 3;

  @Override
  public Stream<Found> in(Findings findings) {
    List<Redundancy> found = RedundantIndexes.in(findings.schema());
    return found.size() > MOST_ISSUES
        ? Stream.of(list(found, findings.schemaFact()))
        : found.stream().map(each -> one(each, findings.schemaFact()));
  }

  private static Found one(Redundancy redundancy, EvidenceId schemaFact) {
    return found(subject(redundancy), List.of(symptom(redundancy, schemaFact)));
  }

  private static Found list(List<Redundancy> redundancies, EvidenceId schemaFact) {
    return found(
        new OfIndexes(redundancies.stream().map(ServedIndexes::subject).toList()),
        redundancies.stream().map(each -> symptom(each, schemaFact)).toList());
  }

  private static Found found(Issue.Subject subject, List<Symptom> symptoms) {
    return new Found(IssueKind.REDUNDANT_INDEX, subject, 0, symptoms, null);
  }

  private static OfIndex subject(Redundancy redundancy) {
    return new OfIndex(redundancy.index().table(), redundancy.index().name());
  }

  private static Symptom symptom(Redundancy redundancy, EvidenceId schemaFact) {
    return new Symptom(sentence(redundancy.index(), redundancy.keeper()), schemaFact);
  }

  private static String sentence(Index index, Index keeper) {
    return String.format(
        Locale.ROOT,
        "Whatever %s %s serves, %s %s serves as well; it occupies %,d bytes and is kept up to"
            + " date by every write.",
        index.name(),
        keys(index),
        keeper.name(),
        keys(keeper),
        index.size().bytes());
  }

  private static String keys(Index index) {
    return index.keys().stream()
        .map(IndexKey::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
