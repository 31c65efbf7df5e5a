package dev.tunesmith.cli.session;

import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.reports.Story;
import dev.tunesmith.reports.page.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks the person at the terminal. */
final class TerminalDecider implements Decider {

  private static final String DEFER = "d";

  private final Terminal terminal;
  private final Progress progress;
  private final TypedLines typed;
  private final InstantSource clock;

  TerminalDecider(Terminal terminal, Progress progress, TypedLines typed, InstantSource clock) {
    this.terminal = terminal;
    this.progress = progress;
    this.typed = typed;
    this.clock = clock;
  }

  @Override
  public Optional<Choice> decide(DecisionNeeded question, IssueFile file) {
    progress.standAside();
    terminal.line("");
    terminal.line(
        Tone.HEADING, file.issue().id() + "  " + file.issue().title() + " needs your decision");
    terminal.line("  " + file.standing().why());
    terminal.show(Story.choices(question)::lines);
    while (true) {
      terminal.line(
          "Your choice, by number or name; Enter takes what is recommended, d decides later:");
      Optional<String> answer = typed(question).map(String::strip);
      if (answer.isEmpty() || answer.get().equalsIgnoreCase(DEFER)) {
        return Optional.empty();
      }
      Optional<String> option = named(question, answer.get());
      if (option.isPresent()) {
        return Optional.of(Choice.of(option.get()));
      }
      terminal.line(Tone.WARNING, "There is no option " + answer.get() + ".");
    }
  }

  /** A line, as long as there is time to decide. */
  private Optional<String> typed(DecisionNeeded question) {
    Instant until = question.until();
    if (until == null) {
      return typed.next();
    }
    Optional<String> line = typed.next(Duration.between(clock.instant(), until));
    if (question.isOverdue(clock.instant())) {
      terminal.line(Tone.WARNING, "The time to decide is over.");
      return Optional.empty();
    }
    return line;
  }

  private static Optional<String> named(DecisionNeeded question, String answer) {
    if (answer.isEmpty()) {
      return Optional.of(question.recommendation());
    }
    List<String> names = question.options().stream().map(DecisionOption::name).toList();
    if (answer.matches("[1-9][0-9]{0,3}")) {
      int number = Integer.parseInt(answer);
      return number <= names.size() ? Optional.of(names.get(number - 1)) : Optional.empty();
    }
    return names.stream().filter(answer::equals).findFirst();
  }
}
