package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Layer;
import dev.tunesmith.core.quality.Verdict;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.testing.Sessions;
import dev.tunesmith.core.testing.Shop;
import dev.tunesmith.core.testing.Submissions;
import dev.tunesmith.core.trial.Trial;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconsiderationTest {

  private static final GateReport FOR_OTHERS =
      refused(Layer.OUTPUT_VERIFICATION, "no regression in other queries");
  private static final GateReport FOR_ITSELF =
      refused(Layer.OUTPUT_VERIFICATION, "benefit measured");
  private static final Comparison MENDED = Shop.compared(60, Shop.BY_DAY, 20, 1, Outcome.BETTER);

  @Test
  void what_was_refused_for_a_statements_sake_is_looked_at_again_once_that_one_is_mended() {
    SessionState state = refused(FOR_OTHERS).state();

    assertThat(Reconsideration.after(trial(2, MENDED), state))
        .singleElement()
        .satisfies(again -> assertThat(again.issue()).isEqualTo(IssueId.of(1)));
  }

  @Test
  void what_was_refused_for_any_other_reason_is_not() {
    assertThat(Reconsideration.after(trial(2, MENDED), refused(FOR_ITSELF).state())).isEmpty();
    assertThat(Reconsideration.after(trial(2, MENDED), refused(FOR_OTHERS, FOR_ITSELF).state()))
        .isEmpty();
  }

  @Test
  void what_was_accepted_must_change_how_the_sufferer_is_answered() {
    Comparison another = Shop.compared(60, Shop.BY_CUSTOMER, 20, 1, Outcome.BETTER);

    assertThat(Reconsideration.after(trial(2, another), refused(FOR_OTHERS).state())).isEmpty();
  }

  @Test
  void what_has_ended_stays_ended() {
    Sessions declined = refused(FOR_OTHERS).stands(1, Phase.DECLINED);

    assertThat(Reconsideration.after(trial(2, MENDED), declined.state())).isEmpty();
  }

  private static Sessions refused(GateReport... reports) {
    Comparison gain = Shop.compared(50, Shop.BY_CUSTOMER, 100, 10, Outcome.BETTER);
    Comparison sufferer = Shop.compared(51, Shop.BY_DAY, 20, 90, Outcome.WORSE);
    Proposal proposal =
        new Proposal(IssueId.of(1), "a scan", List.of(Submissions.GOOD_INDEX), 0.9, List.of());
    return new Sessions()
        .measured()
        .opened(1, 0.8)
        .attempted(1)
        .then(new SessionEvent.ProposalMade(IssueId.of(1), proposal))
        .then(new SessionEvent.TrialFinished(trial(1, gain, sufferer)))
        .then(new SessionEvent.GatesJudged(IssueId.of(1), List.of(reports)));
  }

  private static Trial trial(int issue, Comparison... reads) {
    return new Trial(
        EvidenceId.of(100 + issue),
        IssueId.of(issue),
        List.of(Submissions.GOOD_INDEX),
        reads[0].query(),
        List.of(reads),
        List.of(),
        List.of(),
        4096,
        Duration.ofSeconds(1));
  }

  private static GateReport refused(Layer layer, String gate) {
    return new GateReport(layer, gate, Verdict.failed("it is so"), null);
  }
}
