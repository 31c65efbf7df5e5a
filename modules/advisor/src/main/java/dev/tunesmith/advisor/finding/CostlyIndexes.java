package dev.tunesmith.advisor.finding;

import dev.tunesmith.advisor.indexes.RedundantIndexes;
import dev.tunesmith.advisor.indexes.RedundantIndexes.Redundancy;
import dev.tunesmith.advisor.writes.CostlyIndex;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.text.Figures;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Indexes that nobody reads and that make each of some updates write to all the others too. */
final class CostlyIndexes implements Finder {

  @Override
  public Stream<Found> in(Findings findings) {
    Set<Index> redundant =
        RedundantIndexes.in(findings.schema()).stream()
            .map(Redundancy::index)
            .collect(Collectors.toSet());
    return CostlyIndex.in(findings.schema(), findings.workload(), findings.measurements()).stream()
        .filter(costly -> !redundant.contains(costly.index()))
        .filter(costly -> !findings.usedOnTarget().contains(costly.index().name()))
        .map(costly -> found(costly, findings.schemaFact()));
  }

  private static Found found(CostlyIndex costly, EvidenceId schemaFact) {
    Index index = costly.index();
    Symptom unread =
        new Symptom(
            "No statement of the workload reads %s, and the server has counted no use of it."
                .formatted(index.name()),
            schemaFact);
    return new Found(
        IssueKind.COSTLY_INDEX,
        new Issue.Subject.OfIndex(index.table(), index.name()),
        costly.updates().stream().mapToDouble(Measurement::share).sum(),
        Stream.concat(
                Stream.of(unread), costly.updates().stream().map(update -> symptom(update, index)))
            .toList(),
        null);
  }

  private static Symptom symptom(Measurement update, Index index) {
    return new Symptom(
        "%s (%s of the workload's time) changes what it is on, and so writes a new entry into every index of %s."
            .formatted(update.query(), Figures.percent(update.share()), index.table()),
        update.id());
  }
}
