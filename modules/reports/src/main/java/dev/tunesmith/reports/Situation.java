package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent.AttemptStarted;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is going on, in a few lines: the step, the issue, who works, what was measured, what is
 * left. Not for several threads.
 */
public final class Situation {

  private static final String INDENT = " ".repeat(6);

  private final SessionState state = new SessionState();
  private String step = "starting";

  /** Takes the next entry in, and what the session does now; empty where that is as before. */
  public void add(LedgerEntry entry, String next) {
    state.add(entry);
    step = next.isEmpty() ? step : next;
  }

  /** Says what is done now where no entry does. */
  public void say(String text) {
    step = text;
  }

  /** The lines, harmless on a terminal. */
  public List<String> lines(Duration elapsed) {
    Stream<String> left =
        state.issues().isEmpty() ? Stream.empty() : Stream.of("left: " + left(elapsed));
    return Stream.concat(
            Stream.of(Figures.clock(elapsed) + "  " + step),
            Stream.concat(current().stream().flatMap(Situation::told), left)
                .map(line -> INDENT + line))
        .toList();
  }

  private Optional<IssueFile> current() {
    return state.latest(AttemptStarted.class).map(AttemptStarted::issue).flatMap(state::issue);
  }

  private static Stream<String> told(IssueFile file) {
    Issue issue = file.issue();
    List<Attempt> attempts = file.attempts();
    String title =
        "%s %s, %s of the time"
            .formatted(issue.id(), issue.title(), Figures.percent(issue.share()));
    return Stream.concat(
        Stream.of(title),
        attempts.stream().skip(Math.max(0, attempts.size() - 1)).flatMap(Situation::told));
  }

  private static Stream<String> told(Attempt attempt) {
    String who =
        "%s (%s), level %s, attempt %s"
            .formatted(
                attempt.worker(), attempt.agent(), attempt.level().number(), attempt.number());
    Stream<String> measured =
        Stream.ofNullable(attempt.trial())
            .map(Trial::subjectComparison)
            .flatMap(Optional::stream)
            .map(Situation::measured);
    return Stream.concat(Stream.of(who), measured);
  }

  private static String measured(Comparison comparison) {
    return "measured: %s → %s, %s"
        .formatted(
            comparison.without().medianWords(),
            comparison.with().medianWords(),
            comparison.outcome().name().toLowerCase(Locale.ROOT));
  }

  private String left(Duration elapsed) {
    long open = state.issues().stream().filter(file -> file.standing().isWorking()).count();
    return "%s of %s issues (%s accepted, %s for you to decide)%s"
        .formatted(
            open,
            state.issues().size(),
            state.accepted().size(),
            state.pending().size(),
            state.opened().map(SessionOpened::budget).map(all -> left(all, elapsed)).orElse(""));
  }

  private String left(Budget budget, Duration elapsed) {
    return "; %s attempts, %s"
        .formatted(
            Math.max(0, budget.iterations() - state.attempts()),
            Figures.clock(budget.wallClock().minus(elapsed)));
  }
}
