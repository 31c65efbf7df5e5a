package dev.tunesmith.reports;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.LevelSuccess;
import dev.tunesmith.core.session.LevelTarget;
import dev.tunesmith.core.session.SessionEvent.TargetPlansCompared;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words in which every view speaks of issues, levels, attempts and gates. */
final class Wording {
  private Wording() {}

  static String level(Level level) {
    return level.number() + " (" + level.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
  }

  /** The text with the full stop that it may lack. */
  static String sentence(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() || stripped.matches("(?s).*[.!?:]") ? stripped : stripped + ".";
  }

  static String attempt(Attempt attempt) {
    return "L" + attempt.level().number() + " #" + attempt.number();
  }

  static String summary(List<Remedy> remedies) {
    return remedies.stream().map(Remedy::summary).collect(Collectors.joining("; "));
  }

  static String outcome(IssueFile file) {
    Standing standing = file.standing();
    return switch (standing.phase()) {
      case WORKING -> "not finished, at level " + level(standing.level());
      case AWAITING_DECISION -> "waits for your decision";
      case PARKED -> "set aside: " + standing.why();
      case RESOLVED ->
          Proof.of(file).isPresent()
              ? "solved at level " + level(standing.level())
              : withdrawal(file).orElse("needed no change of its own: " + standing.why());
      case DECIDED -> "decided by you";
      case DECLINED -> "accepted as it is";
      case EXPIRED -> "nobody decided in time";
      case FAILED -> "failed: " + standing.why();
    };
  }

  /** Whether what was accepted for another issue mended this one too. */
  static boolean isSettledByAnother(IssueFile file) {
    return file.standing().phase() == Standing.Phase.RESOLVED
        && file.accepted() == null
        && withdrawal(file).isEmpty();
  }

  /** Why a remedy that had been accepted was taken out again, if one was. */
  static Optional<String> withdrawal(IssueFile file) {
    boolean resolvedInVain =
        file.standing().phase() == Standing.Phase.RESOLVED && file.accepted() == null;
    return resolvedInVain
        ? file.attempts().stream()
            .filter(attempt -> attempt.trial() != null)
            .flatMap(attempt -> Stream.ofNullable(attempt.problem()))
            .findFirst()
        : Optional.empty();
  }

  /** The issue's share of the workload's time with the measurement that shows it. */
  static String share(Issue issue, SessionState state) {
    return Figures.percent(issue.share()) + " of the workload's time" + shareEvidence(issue, state);
  }

  private static String shareEvidence(Issue issue, SessionState state) {
    return baseline(issue, state).map(each -> Evidence.cite(each.id())).orElse("");
  }

  static Optional<Measurement> baseline(Issue issue, SessionState state) {
    return state.baseline().stream().filter(each -> each.query().equals(issue.query())).findFirst();
  }

  /** Whether the target plans the statements as the sandbox does; names are plain text. */
  static String plans(TargetPlansCompared compared) {
    int differing = compared.differing().size();
    String all = Figures.count(compared.compared(), "statement", "statements");
    if (differing == 0) {
      return all + ", all planned alike in the sandbox" + Evidence.cite(compared.id());
    }
    String names =
        compared.differing().stream().map(QueryName::value).collect(Collectors.joining(", "));
    return differing
        + " of "
        + all
        + " planned differently in the sandbox: "
        + names
        + Evidence.cite(compared.id());
  }

  /** How many gates said what, and what the refusing ones said. */
  static String gates(List<GateReport> reports) {
    if (reports.isEmpty()) {
      return "not asked";
    }
    long passed =
        reports.stream().filter(each -> each.verdict().applies() && !each.hasFailed()).count();
    List<String> refusals = refusals(reports);
    long notApplicable = reports.size() - passed - refusals.size();
    String tally =
        passed
            + " passed, "
            + (refusals.isEmpty() ? "none" : refusals.size())
            + " refused"
            + (notApplicable == 0 ? "" : ", " + notApplicable + " not applicable");
    return refusals.isEmpty() ? tally : tally + " (" + String.join("; ", refusals) + ")";
  }

  static List<String> refusals(List<GateReport> reports) {
    return reports.stream()
        .filter(GateReport::hasFailed)
        .map(report -> report.text() + Evidence.cite(Evidence.of(report)))
        .toList();
  }

  /** How well a level did against what its protocol wants. */
  static String success(LevelSuccess level) {
    LevelTarget target = level.target();
    String settled =
        String.format(
            Locale.ROOT,
            "level %d settled %d of %d",
            level.level().number(),
            level.settled(),
            level.reached());
    if (target == null) {
      return settled;
    }
    Double limit = target.reached();
    return limit == null
        ? String.format(
            Locale.ROOT,
            "%s (%.0f %%, target %.0f %%)",
            settled,
            level.settledShare() * 100,
            target.settled() * 100)
        : String.format(
            Locale.ROOT,
            "%s (%.0f %% of all issues came so far, target under %.0f %%)",
            settled,
            level.reachedShare() * 100,
            limit * 100);
  }
}
