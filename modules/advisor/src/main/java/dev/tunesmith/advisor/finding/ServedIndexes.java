package dev.tunesmith.advisor.finding;

import dev.tunesmith.advisor.indexes.RedundantIndexes;
import dev.tunesmith.advisor.indexes.RedundantIndexes.Redundancy;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Indexes of which another one serves everything that they serve, the largest first. */
final class ServedIndexes implements Finder {

  @Override
  public Stream<Found> in(Findings findings) {
    return RedundantIndexes.in(findings.schema()).stream()
        .map(redundancy -> found(redundancy, findings.schemaFact()));
  }

  private static Found found(Redundancy redundancy, EvidenceId schemaFact) {
    Index index = redundancy.index();
    return new Found(
        IssueKind.REDUNDANT_INDEX,
        new Issue.Subject.OfIndex(index.table(), index.name()),
        0,
        List.of(new Symptom(sentence(index, redundancy.keeper()), schemaFact)),
        null);
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
