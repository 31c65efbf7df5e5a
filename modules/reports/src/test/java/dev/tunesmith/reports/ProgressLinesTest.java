package dev.tunesmith.reports;

import static dev.tunesmith.reports.ProgressLine.Importance.DETAIL;
import static dev.tunesmith.reports.ProgressLine.Importance.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.NoProposal;
import dev.tunesmith.core.session.SessionEvent.ToolUsed;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.reports.ProgressLine.Importance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  @Test
  void a_session_is_told_step_by_step() {
    assertThat(told(ShopSession.events(), STEP))
        .containsSubsequence(
            "session s-7f3a: tuning jdbc:postgresql://db.shop/shop with playbook",
            "workload read: 4 statements, 1 left out",
            "sandbox ready on PostgreSQL 18.6: 1.3 million rows (316 MB) copied in 12 s",
            "I1 slow query: open-orders-by-age (48 % of time) → database-optimizer",
            "I1 L1 #1 trial: 148 ms → 0.40 ms, 370× faster (95 %: 360× to 380×) [E8]",
            "I1 L1 #1 under load: 4 connections, 3.0 s a side: 4,050 → 5,050 statements a second,"
                + " 20 % less time (95 %: -25 % to -15 %); p95 1.5 ms → 1.3 ms; lock waits 3 → 2,"
                + " deadlocks 0 → 0, from memory 99 % → 99.5 % [E16]",
            "I1 L1 #1 gates: 2 passed, none refused, 1 not applicable",
            "I1 L1 #1 accepted: 370× faster (95 %: 360× to 380×) [E8]",
            "I2 L1 #1 gates: 1 passed, 1 refused (benefit measured: the time stays the same [E11])",
            "I3 L1 #1 no proposal: no index can serve a leading wildcard",
            "I3 goes up to level 4 (user decision), to you",
            "I3 needs your decision: trigram index, accept as it is; recommended: trigram index",
            "workload measured again: 48 % less time",
            "session ended: no issue is left to work on");
  }

  @Test
  void whoever_decides_late_is_told_the_trial_without_the_session_before() {
    List<SessionEvent> late =
        ShopSession.events().stream()
            .filter(
                event ->
                    event instanceof SessionEvent.TrialFinished
                        || event instanceof SessionEvent.RemedyAccepted)
            .limit(2)
            .toList();

    assertThat(told(late, STEP)).last().asString().contains("accepted: 370× faster");
  }

  @Test
  void a_tool_call_is_a_detail() {
    List<SessionEvent> events = new ArrayList<>(ShopSession.refused());
    events.add(
        new ToolUsed(
            ShopSession.I2,
            new ToolCall("explain", Value.structure()),
            new ToolResult.Refused("not-read-only", "the statement writes")));

    assertThat(told(events, DETAIL)).contains("I2 L1 #1 explain: refused, the statement writes");
  }

  @Test
  void an_escape_sequence_does_not_reach_the_terminal() {
    NoProposal event =
        new NoProposal(ShopSession.I1, "gave-up", "x\u001b]8;;https://evil\u0007y\r\nz");

    assertThat(told(List.of(event), STEP))
        .containsExactly("I1 no proposal: x‹U+001B›]8;;https://evil‹U+0007›y z");
  }

  private static List<String> told(List<SessionEvent> events, Importance importance) {
    ProgressLines lines = new ProgressLines();
    List<String> told = new ArrayList<>();
    for (LedgerEntry entry : ShopSession.entries(events)) {
      ProgressLine line = lines.next(entry);
      if ((line.importance() == DETAIL) == (importance == DETAIL)) {
        told.add(line.text());
      }
    }
    return told;
  }
}
