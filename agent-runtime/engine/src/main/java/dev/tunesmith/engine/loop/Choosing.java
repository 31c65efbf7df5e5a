package dev.tunesmith.engine.loop;

import dev.tunesmith.core.escalation.Ladder;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.LadderEvent.Declined;
import dev.tunesmith.core.escalation.LadderEvent.OptionChosen;
import dev.tunesmith.core.escalation.LadderEvent.Parked;
import dev.tunesmith.core.escalation.LadderEvent.Resumed;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Decider.Choice;
import dev.tunesmith.engine.order.InvalidInputException;
import java.util.stream.Collectors;

/** Writes a person's choice into a ledger and moves the issue as its ladder says. */
public final class Choosing {

  private Choosing() {}

  /**
   * The file of an issue that can be decided.
   *
   * @throws InvalidInputException if there is no such issue, or nothing to decide about it
   */
  public static IssueFile pending(SessionState state, IssueId id) {
    IssueFile file =
        state
            .issue(id)
            .orElseThrow(
                () ->
                    new InvalidInputException("there is no issue " + id + "; " + pendingIn(state)));
    Standing standing = file.standing();
    if (file.decision() == null || standing.level() != Level.USER_DECISION || standing.hasEnded()) {
      throw new InvalidInputException(id + " does not wait for a decision; " + pendingIn(state));
    }
    return file;
  }

  private static String pendingIn(SessionState state) {
    String pending =
        state.pending().stream()
            .map(file -> file.issue().id().value())
            .collect(Collectors.joining(", "));
    return pending.isEmpty() ? "nothing waits for one" : "waiting for one: " + pending;
  }

  /**
   * The option of that name.
   *
   * @throws InvalidInputException if the issue has no such option; the message names those it has
   */
  public static DecisionOption option(IssueFile file, String name) {
    SessionEvent.DecisionNeeded question = file.decision();
    if (question == null) {
      throw new InvalidInputException(file.issue().id() + " has no options");
    }
    return question.options().stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    file.issue().id()
                        + " has no option "
                        + name
                        + "; it has "
                        + question.options().stream()
                            .map(DecisionOption::name)
                            .collect(Collectors.joining(", "))));
  }

  /** Writes the choice down; where nothing in the database changes, that ends the issue. */
  public static void record(Journal journal, Ladder ladder, IssueFile file, Choice choice) {
    DecisionOption option = option(file, choice.option());
    IssueId id = file.issue().id();
    reopen(journal, ladder, id);
    journal.append(new SessionEvent.DecisionMade(id, option.name(), choice.note()));
    move(
        journal,
        ladder,
        id,
        option.remedies().isEmpty()
            ? new Declined(declined(option, choice.note()))
            : new OptionChosen(option.name()));
  }

  private static String declined(DecisionOption option, String note) {
    return "you chose " + option.name() + (note.isBlank() ? "" : ": " + note);
  }

  /** An earlier choice may have been cut off while it was tried. */
  private static void reopen(Journal journal, Ladder ladder, IssueId id) {
    move(journal, ladder, id, new Parked("what was chosen before was cut off"));
    move(journal, ladder, id, new Resumed());
  }

  private static void move(Journal journal, Ladder ladder, IssueId id, LadderEvent event) {
    Standing from = journal.state().issue(id).orElseThrow().standing();
    Standing to = ladder.next(from, event);
    if (!to.equals(from)) {
      journal.append(new SessionEvent.StandingChanged(id, from, to));
    }
  }
}
