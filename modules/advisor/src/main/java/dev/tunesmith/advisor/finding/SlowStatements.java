package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Statements, reading or writing, that are slower than expected or do work that is wasted. */
final class SlowStatements implements Finder {

  @Override
  public Stream<Found> in(Findings findings) {
    return findings
        .statements()
        .filter(seen -> seen.query().course() == null)
        .sorted(Comparator.comparing(seen -> seen.query().name().value()))
        .flatMap(seen -> issue(seen).stream());
  }

  private static Optional<Found> issue(Seen seen) {
    Optional<String> missed = Expectation.missed(seen);
    List<Sign> why = new ArrayList<>(Patterns.wastesIn(seen));
    if (missed.isPresent()) {
      why.addAll(Patterns.causesOf(seen));
    }
    if (missed.isPresent() && why.isEmpty()) {
      return Optional.of(
          found(IssueKind.CAUSE_UNKNOWN, seen, missed, List.of(UnknownCause.sign(seen.plan()))));
    }
    return why.isEmpty() ? Optional.empty() : Optional.of(found(kind(seen), seen, missed, why));
  }

  private static IssueKind kind(Seen seen) {
    return seen.query().isRead() ? IssueKind.SLOW_QUERY : IssueKind.SLOW_WRITE;
  }

  private static Found found(IssueKind kind, Seen seen, Optional<String> missed, List<Sign> why) {
    Measurement measured = seen.measured();
    List<Symptom> symptoms =
        Stream.concat(
                missed.map(text -> new Symptom(text, measured.id())).stream(),
                why.stream().map(sign -> sign.seenIn(measured.id())))
            .toList();
    return new Found(
        kind,
        new Issue.Subject.OfQuery(measured.query()),
        measured.share(),
        symptoms,
        seen.query().target());
  }
}
