package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.Encounter;
import dev.tunesmith.core.workload.Encounter.Party;
import dev.tunesmith.database.sql.StatementShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Transactions of which one is given up whenever they meet, on the server and here as well. */
final class Encounters implements Finder {

  private static final String BY_HAND =
      "lock rows in one order in all transactions, for example by their keys at the beginning; keep"
          + " transactions short, and try again what was given up";

  @Override
  public Stream<Found> in(Findings findings) {
    return findings
        .statements()
        .filter(seen -> seen.measured().timing().cutOff() > 0)
        .flatMap(
            seen ->
                Stream.ofNullable(seen.query().encounter())
                    .map(encounter -> found(encounter, seen)));
  }

  private static Found found(Encounter encounter, Seen seen) {
    List<Symptom> symptoms = new ArrayList<>();
    for (Party party : encounter.parties()) {
      symptoms.add(
          new Symptom(
              "A transaction asks: "
                  + String.join("; then ", party.asked().stream().map(StatementShape::of).toList())
                  + ".",
              seen.measured().id()));
    }
    symptoms.add(
        new Symptom(
            "The server found %s transactions that waited for each other %s, and gave one up; where they meet again in the sandbox, it gives one up too."
                .formatted(
                    Figures.count(encounter.parties().size()),
                    Figures.words(encounter.seen(), "time", "times")),
            seen.measured().id(),
            BY_HAND));
    return new Found(
        IssueKind.LOCK_CONTENTION,
        new Issue.Subject.OfQuery(seen.query().name()),
        seen.measured().share(),
        symptoms,
        null);
  }
}
