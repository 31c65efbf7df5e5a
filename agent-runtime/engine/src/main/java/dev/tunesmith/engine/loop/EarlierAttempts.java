package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Gates;
import dev.tunesmith.core.quality.Layer;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an agent is told of the attempts before its own. Pure. */
final class EarlierAttempts {

  private EarlierAttempts() {}

  /** Every attempt that is over; a trial that broke off once shows nothing and may be repeated. */
  static List<Case.EarlierAttempt> of(List<IssueFile.Attempt> attempts) {
    Set<List<Remedy>> brokenOnce = new HashSet<>();
    List<Case.EarlierAttempt> earlier = new ArrayList<>();
    for (IssueFile.Attempt attempt : attempts) {
      Optional<Proposal> proposal = Optional.ofNullable(attempt.proposal());
      if (proposal.isPresent() || attempt.problem() != null) {
        List<Remedy> remedies = proposal.map(Proposal::remedies).orElse(List.of());
        boolean mayBeRepeated =
            isForAHigherLevel(attempt) || (brokeOff(attempt) && brokenOnce.add(remedies));
        earlier.add(
            new Case.EarlierAttempt(
                attempt.level(),
                proposal.map(Proposal::rootCause).orElse(""),
                remedies,
                EscalationNotes.resultOf(attempt),
                mayBeRepeated ? Case.Repeat.WORTHWHILE : Case.Repeat.POINTLESS));
      }
    }
    return earlier;
  }

  /** What only was not this level's to propose may be proposed by another. */
  private static boolean isForAHigherLevel(IssueFile.Attempt attempt) {
    List<GateReport> refusals = attempt.reports().stream().filter(GateReport::hasFailed).toList();
    return attempt.trial() == null
        && !refusals.isEmpty()
        && refusals.stream()
            .allMatch(
                report ->
                    report.layer() == Layer.KNOWLEDGE_BOUNDARY && Gates.isUpToAPerson(report));
  }

  private static boolean brokeOff(IssueFile.Attempt attempt) {
    return attempt.trial() == null && attempt.problem() != null;
  }
}
