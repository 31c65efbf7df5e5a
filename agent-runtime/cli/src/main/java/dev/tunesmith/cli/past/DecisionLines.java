package dev.tunesmith.cli.past;

import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;

/** Tells what a person can choose from. */
public final class DecisionLines {

  private final Terminal terminal;

  /** Lines for {@code terminal}. */
  public DecisionLines(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Tells the options, numbered, and what is recommended. */
  public void tell(DecisionNeeded question) {
    int number = 0;
    for (DecisionOption option : question.options()) {
      terminal.line(
          "  "
              + ++number
              + " "
              + option.name()
              + ": "
              + option.effect()
              + " ("
              + basis(option.basis())
              + ")"
              + IssueStory.cited(option.evidence()));
    }
    terminal.line("  recommended: " + question.recommendation());
    if (question.until() != null) {
      terminal.line("  to be decided before " + question.until());
    }
  }

  private static String basis(DecisionOption.Basis basis) {
    return switch (basis) {
      case MEASURED -> "measured";
      case ESTIMATED -> "only estimated";
      case NONE -> "no figures";
    };
  }
}
