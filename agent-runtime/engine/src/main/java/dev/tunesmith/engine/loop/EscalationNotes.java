package dev.tunesmith.engine.loop;

import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what goes with an issue when it climbs. Pure. */
final class EscalationNotes {

  private EscalationNotes() {}

  static EscalationNote write(
      IssueFile file, @Nullable Query query, Level to, List<String> whom, String why) {
    Issue issue = file.issue();
    EscalationNote note =
        new EscalationNote(
            issue.id(),
            to,
            whom,
            problemOf(issue),
            file.attempts().stream().map(EscalationNotes::attempted).toList(),
            metrics(file),
            query == null ? issue.subject().text() : query.sql(),
            requestAt(to, why),
            null,
            null);
    return to == Level.USER_DECISION ? note.toAPerson(why, impactOf(issue)) : note;
  }

  /** What it costs to leave an issue as it is. */
  private static String impactOf(Issue issue) {
    String share = "it keeps " + Figures.percent(issue.share()) + " of the workload's time";
    return issue.target() == null
        ? share
        : share + ", and its target (" + issue.target() + ") stays missed";
  }

  private static String problemOf(Issue issue) {
    return issue.title()
        + issue.symptoms().stream()
            .map(symptom -> symptom.text().replaceFirst("\\.$", ""))
            .collect(Collectors.joining("; ", issue.symptoms().isEmpty() ? "" : ": ", ""));
  }

  private static String attempted(IssueFile.Attempt attempt) {
    String what =
        attempt.proposal() == null
            ? "no proposal"
            : attempt.proposal().remedies().stream()
                .map(Remedy::summary)
                .collect(Collectors.joining(" and "));
    return "level " + attempt.level().number() + ": " + what + " — " + resultOf(attempt);
  }

  static String resultOf(IssueFile.Attempt attempt) {
    if (attempt.problem() != null) {
      return attempt.problem();
    }
    String refusals =
        attempt.reports().stream()
            .filter(GateReport::hasFailed)
            .map(GateReport::text)
            .collect(Collectors.joining("; "));
    return refusals.isEmpty() ? "passed every gate" : refusals;
  }

  private static List<EscalationNote.Metric> metrics(IssueFile file) {
    List<EscalationNote.Metric> metrics = new ArrayList<>();
    file.issue()
        .symptoms()
        .forEach(each -> metrics.add(new EscalationNote.Metric(each.text(), each.evidence())));
    for (IssueFile.Attempt attempt : file.attempts()) {
      if (attempt.trial() != null) {
        attempt.trial().subjectComparison().map(EscalationNotes::metric).ifPresent(metrics::add);
      }
    }
    return metrics;
  }

  private static EscalationNote.Metric metric(Comparison comparison) {
    String text =
        "%s: %s without, %s with, %s"
            .formatted(
                comparison.query(),
                comparison.without().medianWords(),
                comparison.with().medianWords(),
                comparison.words());
    return new EscalationNote.Metric(text, comparison.id());
  }

  private static String requestAt(Level to, String why) {
    return switch (to) {
      case SELF_RECOVERY -> "work on it";
      case PEER_CONSULTATION -> "guidance on what to try next: " + why;
      case STRATEGIC -> "a strategic remedy: " + why;
      case USER_DECISION -> "a decision: " + why;
    };
  }
}
