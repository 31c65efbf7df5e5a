package dev.tunesmith.cli.progress;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.AttemptStarted;
import dev.tunesmith.core.session.SessionEvent.BaselineMeasured;
import dev.tunesmith.core.session.SessionEvent.CrewWired;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.ProposalMade;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionEvent.ToolUsed;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionEvent.WorkloadRead;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the session does once an event has happened. */
final class Step {

  private static final Map<Class<? extends SessionEvent>, String> NEXT =
      Map.ofEntries(
          Map.entry(SessionOpened.class, "reading the skill files"),
          Map.entry(CrewWired.class, "reading the schema"),
          Map.entry(SchemaRead.class, "reading the workload"),
          Map.entry(WorkloadRead.class, "copying the data into a sandbox"),
          Map.entry(SandboxReady.class, "measuring the workload as it stands"),
          Map.entry(BaselineMeasured.class, "looking for issues"),
          Map.entry(AttemptStarted.class, "looking into the issue"),
          Map.entry(TrialFinished.class, "judging the trial"),
          Map.entry(UndoRehearsed.class, "measuring the whole workload again"),
          Map.entry(FinalMeasured.class, "writing the results"),
          Map.entry(SessionEnded.class, "writing the results"));

  private Step() {}

  static String after(SessionEvent event, String before) {
    if (event instanceof ToolUsed used) {
      return "looking into the issue: " + used.call().tool();
    }
    if (event instanceof ProposalMade made) {
      return "trying: " + summary(made.proposal());
    }
    return NEXT.getOrDefault(event.getClass(), before);
  }

  static String summary(Proposal proposal) {
    return proposal.remedies().stream().map(Remedy::summary).collect(Collectors.joining(" and "));
  }

  /** The issue that an event puts in the middle, if it does. */
  static Optional<IssueId> issueOf(SessionEvent event) {
    return event instanceof AttemptStarted started
        ? Optional.of(started.issue())
        : Optional.empty();
  }
}
