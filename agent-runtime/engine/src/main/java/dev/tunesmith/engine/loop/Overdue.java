package dev.tunesmith.engine.loop;

import dev.tunesmith.core.escalation.Ladder;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.engine.ledger.Journal;
import java.time.Instant;
import java.util.List;

/** Ends the issues about which nobody decided in time. */
public final class Overdue {

  private Overdue() {}

  /** Writes into the ledger that the time of these issues is over. */
  public static void expire(Journal journal, Instant now) {
    List<IssueFile> overdue =
        journal.state().pending().stream().filter(file -> isOverdue(file, now)).toList();
    // Whatever the protocol says, a missed deadline ends an issue that waits.
    Ladder ladder = new Ladder(Protocol.standard());
    for (IssueFile file : overdue) {
      Standing from = file.standing();
      Standing to = ladder.next(from, new LadderEvent.DecisionExpired());
      journal.append(new SessionEvent.StandingChanged(file.issue().id(), from, to));
    }
  }

  private static boolean isOverdue(IssueFile file, Instant now) {
    DecisionNeeded question = file.decision();
    return question != null && question.isOverdue(now);
  }
}
