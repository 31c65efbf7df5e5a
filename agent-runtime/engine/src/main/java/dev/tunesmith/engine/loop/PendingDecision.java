package dev.tunesmith.engine.loop;

import dev.tunesmith.core.escalation.Ladder;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.LadderEvent.Declined;
import dev.tunesmith.core.escalation.LadderEvent.OptionChosen;
import dev.tunesmith.core.escalation.LadderEvent.Parked;
import dev.tunesmith.core.escalation.LadderEvent.Resumed;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.Decider.Choice;
import dev.tunesmith.engine.order.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An issue that waits for a person, and the question it waits with. */
public record PendingDecision(IssueFile file, DecisionNeeded question) {

  /** All of a session, in the order of their issues. */
  static List<PendingDecision> allIn(SessionState state) {
    return state.pending().stream().flatMap(PendingDecision::asked).toList();
  }

  private static Stream<PendingDecision> asked(IssueFile file) {
    return Stream.ofNullable(file.decision()).map(question -> new PendingDecision(file, question));
  }

  /**
   * That of one issue.
   *
   * @throws InvalidInputException if there is no such issue, or nothing to decide about it
   */
  public static PendingDecision of(SessionState state, IssueId id) {
    IssueFile file =
        state
            .issue(id)
            .orElseThrow(
                () ->
                    new InvalidInputException("there is no issue " + id + "; " + pendingIn(state)));
    Standing standing = file.standing();
    return asked(file)
        .filter(each -> standing.level() == Level.USER_DECISION && !standing.hasEnded())
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    id + " does not wait for a decision; " + pendingIn(state)));
  }

  private static String pendingIn(SessionState state) {
    String pending =
        state.pending().stream()
            .map(file -> file.issue().id().value())
            .collect(Collectors.joining(", "));
    return pending.isEmpty() ? "nothing waits for one" : "waiting for one: " + pending;
  }

  /** The issue's id. */
  public IssueId issue() {
    return file.issue().id();
  }

  /**
   * The option of that name.
   *
   * @throws InvalidInputException if the issue has no such option; the message names those it has
   */
  public DecisionOption option(String name) {
    return question.options().stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    issue()
                        + " has no option "
                        + name
                        + "; it has "
                        + question.options().stream()
                            .map(DecisionOption::name)
                            .collect(Collectors.joining(", "))));
  }

  /** Writes the choice down; where nothing in the database changes, that ends the issue. */
  public void record(Journal journal, Ladder ladder, Choice choice) {
    DecisionOption option = option(choice.option());
    // An earlier choice may have been cut off while it was tried.
    move(journal, ladder, new Parked("what was chosen before was cut off"));
    move(journal, ladder, new Resumed());
    journal.append(new SessionEvent.DecisionMade(issue(), option.name(), choice.note()));
    move(
        journal,
        ladder,
        option.remedies().isEmpty()
            ? new Declined(declined(option, choice.note()))
            : new OptionChosen(option.name()));
  }

  private static String declined(DecisionOption option, String note) {
    return "you chose " + option.name() + (note.isBlank() ? "" : ": " + note);
  }

  private void move(Journal journal, Ladder ladder, LadderEvent event) {
    Standing from = journal.state().issue(issue()).orElseThrow().standing();
    Standing to = ladder.next(from, event);
    if (!to.equals(from)) {
      journal.append(new SessionEvent.StandingChanged(issue(), from, to));
    }
  }

  /** Ends the issues about which nobody decided in time. */
  public static void expireOverdue(Journal journal, Instant now) {
    // Whatever the protocol says, a missed deadline ends an issue that waits.
    Ladder ladder = new Ladder(Protocol.standard());
    allIn(journal.state()).stream()
        .filter(each -> each.question().isOverdue(now))
        .forEach(each -> each.move(journal, ladder, new LadderEvent.DecisionExpired()));
  }
}
