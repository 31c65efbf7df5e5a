package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.Burst;
import dev.tunesmith.database.sql.StatementShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Statements that sessions repeat key by key where one would do. */
final class Bursts implements Finder {

  @Override
  public Stream<Found> in(Findings findings) {
    return findings
        .statements()
        .flatMap(
            seen ->
                Stream.ofNullable(seen.query().burst())
                    .map(burst -> found(burst, seen.measured())));
  }

  private static Found found(Burst burst, Measurement measured) {
    return new Found(
        IssueKind.REPEATED_STATEMENT,
        new Issue.Subject.OfQuery(measured.query()),
        measured.share(),
        symptoms(burst, measured.id()),
        null);
  }

  private static List<Symptom> symptoms(Burst burst, EvidenceId measured) {
    List<Symptom> symptoms = new ArrayList<>();
    String before = burst.leader() == null ? "" : StatementShape.of(burst.leader());
    if (burst.seen() == 0) {
      symptoms.add(
          new Symptom(
              "The server counted it as often (%s) as another statement answered rows, and a foreign key leads from one to the other: it looks as if it were asked for each row of %s; written by %s."
                  .formatted(Figures.count(burst.asked()), before, burst.author().words()),
              measured,
              burst.author().advice()));
      return symptoms;
    }
    if (!before.isEmpty()) {
      symptoms.add(new Symptom("Before it the session asked: " + before, measured));
    }
    symptoms.add(
        new Symptom(
            "One session asked the same statement for %s keys one after the other (%s statements in %s such bursts), each a trip to the server of its own; written by %s."
                .formatted(
                    Figures.count(burst.members().size()),
                    Figures.count(burst.asked()),
                    Figures.count(burst.seen()),
                    burst.author().words()),
            measured,
            burst.author().advice()));
    return symptoms;
  }
}
