package dev.tunesmith.reports;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.AttemptStarted;
import dev.tunesmith.core.session.SessionEvent.BudgetEnded;
import dev.tunesmith.core.session.SessionEvent.GatesJudged;
import dev.tunesmith.core.session.SessionEvent.IssueOpened;
import dev.tunesmith.core.session.SessionEvent.NoProposal;
import dev.tunesmith.core.session.SessionEvent.ProposalMade;
import dev.tunesmith.core.session.SessionEvent.RemedyAccepted;
import dev.tunesmith.core.session.SessionEvent.StandingChanged;
import dev.tunesmith.core.session.SessionEvent.TrialBroken;
import dev.tunesmith.core.session.SessionEvent.TrialFinished;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws events in an order no engine would write them, acceptances without a proof among them. */
final class OddEvents {
  private static final List<IssueId> ISSUES =
      List.of(ShopSession.I1, ShopSession.I2, ShopSession.I3);

  private final Random random;

  OddEvents(long seed) {
    this.random = new Random(seed);
  }

  List<SessionEvent> draw(int howMany) {
    List<SessionEvent> events = new ArrayList<>(ShopSession.opening());
    ISSUES.forEach(
        id -> events.add(new IssueOpened(ShopSession.issue(id, ShopSession.SEARCH, 0.2, null))));
    for (int at = 0; at < howMany; at++) {
      events.add(drawOne());
    }
    return events;
  }

  private SessionEvent drawOne() {
    IssueId issue = ISSUES.get(random.nextInt(ISSUES.size()));
    return switch (random.nextInt(11)) {
      case 0 ->
          new AttemptStarted(issue, Level.SELF_RECOVERY, 1, ShopSession.OPTIMIZER, "playbook");
      case 1 -> new ProposalMade(issue, proposal(issue));
      case 2 -> new TrialFinished(trial(issue));
      case 3 -> new GatesJudged(issue, reports());
      case 4 -> new RemedyAccepted(issue, proposal(issue), trialId(), migration());
      case 5 -> new TrialBroken(issue, "the server went away");
      case 6 -> new NoProposal(issue, "gave-up", "nothing to propose");
      case 7 ->
          ShopSession.asked(
              null, new ModelUse(5, 2, ModelUse.Basis.REPORTED, random.nextBoolean() ? 7L : null));
      case 8 -> new BudgetEnded(BudgetKind.TOKENS, "none is left");
      case 9 -> new UndoRehearsed(ShopSession.evidence(70), 2, Duration.ofSeconds(1));
      default -> new StandingChanged(issue, Standing.start(), standing());
    };
  }

  private Proposal proposal(IssueId issue) {
    return new Proposal(issue, "some cause", List.of(remedy()), 0.5, List.of());
  }

  private Remedy remedy() {
    return ShopSession.index("idx_" + random.nextInt(2), "created_at", null);
  }

  private Trial trial(IssueId issue) {
    Comparison read = ShopSession.compared(60, ShopSession.SEARCH, 61, 3, Outcome.BETTER);
    return new Trial(
        trialId(),
        issue,
        List.of(remedy()),
        ShopSession.SEARCH,
        List.of(read),
        List.of(),
        List.of(),
        8192,
        Duration.ofSeconds(1));
  }

  private EvidenceId trialId() {
    return EvidenceId.of(50 + random.nextInt(3));
  }

  private List<GateReport> reports() {
    return random.nextInt(3) == 0
        ? List.of(
            ShopSession.passed("no regression", 60), ShopSession.failed("benefit", "too small", 60))
        : List.of(ShopSession.passed("no regression", 60));
  }

  private Migration migration() {
    return ShopSession.migration("idx_" + random.nextInt(2));
  }

  private Standing standing() {
    Standing.Phase[] phases = Standing.Phase.values();
    return ShopSession.standing(
        Level.STRATEGIC, phases[random.nextInt(phases.length)], "so it came");
  }
}
