package dev.tunesmith.reports;

import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.LevelSuccess;
import dev.tunesmith.core.session.LevelTarget;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.TargetPlansCompared;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.workload.QueryName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words in which every view speaks of issues, levels, attempts and gates. */
final class Wording {

  private static final int FEW_REMEDIES = 5;
  private static final int FIRST_REMEDIES = 3;

  private Wording() {}

  static String level(Level level) {
    return level.number() + " (" + words(level) + ")";
  }

  /** A constant as people write it. */
  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** How well founded an option's effect is. */
  static String basis(DecisionOption.Basis basis) {
    return switch (basis) {
      case MEASURED -> "measured";
      case ESTIMATED -> "only estimated";
      case NONE -> "no figures";
    };
  }

  /** The sentences after one another, each with the full stop that it may lack. */
  static String sentences(String... sentences) {
    return Stream.of(sentences)
        .map(String::strip)
        .filter(sentence -> !sentence.isEmpty())
        .map(each -> each.matches("(?s).*[.!?:]") ? each : each + ".")
        .collect(Collectors.joining(" "));
  }

  /** The text after a few words of ours; nothing where there is none. */
  static String after(String words, @Nullable String text) {
    return text == null ? "" : words + text;
  }

  static String attempt(Attempt attempt) {
    return "L" + attempt.level().number() + " #" + attempt.number();
  }

  /** All of a few remedies, the first of many; their files hold all. */
  static String summary(List<Remedy> remedies) {
    int told = remedies.size() <= FEW_REMEDIES ? remedies.size() : FIRST_REMEDIES;
    String first =
        remedies.stream().limit(told).map(Remedy::summary).collect(Collectors.joining("; "));
    return told == remedies.size() ? first : first + " and " + (remedies.size() - told) + " more";
  }

  /** What an attempt proposes; empty where it proposes nothing. */
  static Optional<String> proposed(Attempt attempt) {
    return Optional.ofNullable(attempt.proposal()).map(made -> summary(made.remedies()));
  }

  /** Whom an issue was handed to. */
  static String whom(EscalationNote note) {
    return note.whom().isEmpty() ? "you" : String.join(", ", note.whom());
  }

  /** What is recommended, and until when it can be chosen. */
  static String recommendation(DecisionNeeded decision) {
    return decision.recommendation()
        + (decision.until() == null ? "" : "; to be decided before " + decision.until());
  }

  /** Several things that one may do: {@code may a, may b and may c}. */
  static String listed(List<String> things) {
    int last = things.size() - 1;
    return last <= 0
        ? String.join("", things)
        : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
  }

  /** A server with its size. */
  static String size(SchemaRead read) {
    return "%s with %s, %s, about %s, %s"
        .formatted(
            read.server(),
            Figures.count(read.tables(), "table", "tables"),
            Figures.count(read.indexes(), "index", "indexes"),
            Figures.count(read.rows(), "row", "rows"),
            Figures.bytes(read.bytes()));
  }

  static String outcome(IssueFile file, SessionState state) {
    Standing standing = file.standing();
    return switch (standing.phase()) {
      case WORKING ->
          isUntried(file)
              ? "not tried, " + whyUntried(state)
              : "not finished, at level " + level(standing.level());
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

  /** Whether its own remedy was withdrawn, since what was accepted for others does as much. */
  static boolean isServedByOthers(IssueFile file, SessionState state) {
    QueryName query = file.issue().query();
    return query != null
        && withdrawal(file).isPresent()
        && state
            .latest(FinalMeasured.class)
            .filter(
                last ->
                    last.comparisons().stream()
                        .anyMatch(
                            each -> each.query().equals(query) && each.outcome() == Outcome.BETTER))
            .isPresent();
  }

  /** Whether the session ended before anyone worked on it. */
  static boolean isUntried(IssueFile file) {
    return file.standing().isWorking() && file.attempts().isEmpty();
  }

  /** Why nobody came to work on what was not tried. */
  static String whyUntried(SessionState state) {
    return state
        .ended()
        .map(ended -> "because " + ended.reason().words())
        .orElse("since the session was cut off");
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

  /** What part of a large target's rows the sandbox holds; empty where it holds all. */
  static Optional<String> sample(SessionState state) {
    return state.sandbox().flatMap(Wording::sample);
  }

  /** What was copied, for example {@code 1.2 million rows (331 MB)}. */
  static String copied(SandboxReady copy) {
    String size = Figures.bytes(copy.bytes()) + sample(copy).map(part -> ", " + part).orElse("");
    return Figures.count(copy.rows(), "row", "rows") + " (" + size + ")";
  }

  static Optional<String> sample(SandboxReady copy) {
    return Optional.of(copy)
        .filter(SandboxReady::isSample)
        .map(SandboxReady::share)
        .map(share -> String.format(Locale.ROOT, "a sample of about %.2g %%", 100 * share));
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
    return "%s of %s planned differently in the sandbox: %s%s"
        .formatted(differing, all, names, Evidence.cite(compared.id()));
  }

  /** How many gates said what, and what the refusing ones said. */
  static String gates(List<GateReport> reports) {
    List<String> refusals = refusals(reports);
    return refusals.isEmpty()
        ? tally(reports)
        : tally(reports) + " (" + String.join("; ", refusals) + ")";
  }

  /** How many gates said what. */
  static String tally(List<GateReport> reports) {
    if (reports.isEmpty()) {
      return "not asked";
    }
    long passed =
        reports.stream().filter(each -> each.verdict().applies() && !each.hasFailed()).count();
    long refused = reports.stream().filter(GateReport::hasFailed).count();
    long notApplicable = reports.size() - passed - refused;
    return "%s passed, %s refused%s"
        .formatted(
            passed,
            refused == 0 ? "none" : refused,
            notApplicable == 0 ? "" : ", " + notApplicable + " not applicable");
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
        "level %s settled %s of %s"
            .formatted(level.level().number(), level.settled(), level.reached());
    return target == null ? settled : settled + " (" + against(target, level) + ")";
  }

  private static String against(LevelTarget target, LevelSuccess level) {
    Double limit = target.reached();
    return limit == null
        ? "%s, target %s"
            .formatted(Figures.percent(level.settledShare()), Figures.percent(target.settled()))
        : "%s of all issues came so far, target under %s"
            .formatted(Figures.percent(level.reachedShare()), Figures.percent(limit));
  }
}
