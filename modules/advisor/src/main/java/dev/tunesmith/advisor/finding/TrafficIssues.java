package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.Traffic;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a log tells of statements besides: waits, the same asked again, rows put in one by one. */
final class TrafficIssues implements Finder {

  private static final String TO_ASK_LESS =
      "keep the answer in the application under the statement and its values, for about the time"
          + " that it may be old, and drop it where one of its tables is written; where it puts"
          + " many rows together, a summary table or a materialised view serves all clients";
  private static final String TO_COMMIT_LESS =
      "; one transaction around them saves a write to disk for each row";

  @Override
  public Stream<Found> in(Findings findings) {
    return findings.workload().traffic().stream().map(traffic -> found(traffic, findings));
  }

  /** What cannot be asked again in a copy, for example since its row is there, was still asked. */
  private static Found found(Traffic traffic, Findings findings) {
    Optional<Measurement> measured =
        findings.measurements().stream()
            .filter(each -> each.query().equals(traffic.query()))
            .findFirst();
    return new Found(
        kind(traffic),
        new Issue.Subject.OfQuery(traffic.query()),
        measured.map(Measurement::share).orElse(0.0),
        List.of(
            new Symptom(
                sentence(traffic),
                measured.map(Measurement::id).orElse(findings.schemaFact()),
                byHand(traffic, findings.workload()))),
        null);
  }

  private static IssueKind kind(Traffic traffic) {
    return switch (traffic.kind()) {
      case WAITED -> IssueKind.LOCK_CONTENTION;
      case ASKED_AGAIN -> IssueKind.CACHE_EFFECTIVENESS;
      case ROW_BY_ROW, COMMIT_PER_ROW -> IssueKind.REPEATED_STATEMENT;
    };
  }

  private static String sentence(Traffic traffic) {
    String times = Figures.words(traffic.times(), "time", "times");
    String millis = Figures.millis(traffic.millis());
    String beside = String.join("; ", traffic.beside());
    return switch (traffic.kind()) {
      case WAITED ->
          "It waited %s for a lock, %s in all%s."
              .formatted(
                  times,
                  millis,
                  beside.isEmpty()
                      ? ""
                      : "; who held it had asked in the same transaction: " + beside);
      case ASKED_AGAIN ->
          "It was asked again %s with the same values within a minute, which took %s; what it reads (%s) was hardly written meanwhile."
              .formatted(times, millis, beside);
      case ROW_BY_ROW, COMMIT_PER_ROW ->
          "Sessions put %s in, one statement for each%s, each a trip to the server of its own; written by %s."
              .formatted(
                  Figures.count(traffic.times(), "row", "rows"),
                  traffic.kind() == Traffic.Kind.COMMIT_PER_ROW
                      ? " and each in a transaction of its own"
                      : "",
                  traffic.author().words());
    };
  }

  private static String byHand(Traffic traffic, Workload workload) {
    return switch (traffic.kind()) {
      case WAITED -> LockCause.of(traffic, workload).words();
      case ASKED_AGAIN -> TO_ASK_LESS;
      case ROW_BY_ROW -> traffic.author().advice();
      case COMMIT_PER_ROW -> traffic.author().advice() + TO_COMMIT_LESS;
    };
  }
}
