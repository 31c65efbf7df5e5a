package dev.tunesmith.cli.progress;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is going on, in a few lines: the step, the issue, who works, what was measured, what is
 * left.
 */
final class Situation {

  private final SessionState state = new SessionState();
  private String step = "starting";
  private @Nullable IssueId current;

  void add(LedgerEntry entry) {
    state.add(entry);
    step = Step.after(entry.event(), step);
    current = Step.issueOf(entry.event()).orElse(current);
  }

  void say(String text) {
    step = text;
  }

  List<String> lines(Duration elapsed) {
    List<String> lines = new ArrayList<>();
    lines.add(Figures.clock(elapsed) + "  " + step);
    currentFile().ifPresent(file -> addIssue(lines, file));
    if (!state.issues().isEmpty()) {
      lines.add("      left: " + left(elapsed));
    }
    return lines;
  }

  private Optional<IssueFile> currentFile() {
    return current == null ? Optional.empty() : state.issue(current);
  }

  private static void addIssue(List<String> lines, IssueFile file) {
    Issue issue = file.issue();
    lines.add(
        "      "
            + issue.id()
            + " "
            + issue.title()
            + ", "
            + Figures.percent(issue.share())
            + " of the time");
    latestAttempt(file).ifPresent(attempt -> addAttempt(lines, attempt));
  }

  private static Optional<IssueFile.Attempt> latestAttempt(IssueFile file) {
    List<IssueFile.Attempt> attempts = file.attempts();
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
  }

  private static void addAttempt(List<String> lines, IssueFile.Attempt attempt) {
    lines.add(
        "      "
            + attempt.worker()
            + " ("
            + attempt.agent()
            + "), level "
            + attempt.level().number()
            + ", attempt "
            + attempt.number());
    measured(attempt.trial()).ifPresent(text -> lines.add("      measured: " + text));
  }

  private static Optional<String> measured(@Nullable Trial trial) {
    return trial == null ? Optional.empty() : trial.subjectComparison().map(Situation::measured);
  }

  private static String measured(Comparison comparison) {
    return Figures.millis(comparison.without().medianMillis())
        + " → "
        + Figures.millis(comparison.with().medianMillis())
        + ", "
        + comparison.outcome().name().toLowerCase(Locale.ROOT);
  }

  private String left(Duration elapsed) {
    long all = state.issues().size();
    long open = state.issues().stream().filter(file -> file.standing().isWorking()).count();
    String issues =
        open
            + " of "
            + all
            + " issues ("
            + state.accepted().size()
            + " accepted, "
            + state.pending().size()
            + " for you to decide)";
    return issues
        + state.opened().map(SessionOpened::budget).map(b -> budget(b, elapsed)).orElse("");
  }

  private String budget(Budget budget, Duration elapsed) {
    return "; "
        + Math.max(0, budget.iterations() - state.attempts())
        + " attempts, "
        + Figures.clock(budget.wallClock().minus(elapsed));
  }
}
