package dev.tunesmith.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.evidence.Outcome;
import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.ModelUse.Basis;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionEvent.BudgetEnded;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.RemedyWithdrawn;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.reports.page.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
  @Test
  void a_person_reads_what_was_won_refused_and_left_to_decide() {
    assertThat(Summary.lines(ShopSession.state(), Path.of("out"), any -> true, Style.NONE))
        .containsExactly(
            "Tunesmith measured four statements and found three issues.",
            "One statement was left out; the report says which and why.",
            "One issue has a proven remedy; with it the workload as a whole takes 48 % less time in"
                + " the sandbox [E12, E13].",
            "One issue waits for your decision.",
            "For one issue no remedy was proven.",
            "Proven",
            "  I1  create index orders_open_created_idx on shop.orders (created_at) where status ="
                + " 'open'",
            "      open-orders-by-age: 148 ms → 0.40 ms, 370× faster (95 %: 360× to 380×) [E8];"
                + " +3.1 MB [E7]",
            "Tried and refused",
            "  I2  create index orders_month_idx on shop.orders (date_trunc_month): benefit"
                + " measured: the time stays the same [E11]",
            "Waiting for your decision (options in the report): tunesmith decide out ISSUE OPTION",
            "  I3  slow query: product-search; recommended: trigram index",
            "Left out of the workload",
            "  old-report (line 41): the relation shop.invoices does not exist",
            "Results",
            "  took        1 min 12 s, 3 attempts",
            "  time        copy 2.0 s, baseline 2.0 s, search 58 s, trials 6.0 s, closing 4.0 s",
            "  levels      level 1 settled 1 of 3 (33 %, target 70 %), level 4 settled 0 of 1"
                + " (33 % of all issues came so far, target under 2 %)",
            "  wanted      1 met, 1 missed, 2 not measurable here",
            "  report      out/report.md",
            "  migrations  out/migrations",
            "Next, on a staging database first",
            "  psql -X -v ON_ERROR_STOP=1 -d YOUR_DATABASE -f"
                + " out/migrations/001-create-orders-open-created-idx.sql");
  }

  @Test
  void what_the_models_used_and_which_budget_ended_is_said() {
    List<SessionEvent> events = new ArrayList<>(ShopSession.opening());
    events.addAll(ShopSession.solved());
    events.add(ShopSession.asked(null, new ModelUse(41_200, 3_800, Basis.REPORTED, 180_600L)));
    events.add(ShopSession.asked("rate-limited", new ModelUse(0, 0, Basis.NOTHING, 0L)));
    events.add(new BudgetEnded(BudgetKind.MONEY, "0.1806 of 0.2 is spent"));
    events.add(new SessionEnded(StopReason.BUDGET_SPENT, ""));

    assertThat(Summary.lines(ShopSession.stateOf(events), Path.of("out"), any -> true, Style.NONE))
        .contains(
            "The session ended because a budget of the language models ended (money: 0.1806 of 0.2"
                + " is spent); what was done stands.",
            "  models      2 calls, 41,200 tokens sent and 3,800 answered, 0.1806 by the price"
                + " table");
  }

  @Test
  void an_issue_that_nobody_worked_on_is_not_called_one_without_a_remedy() {
    List<SessionEvent> events = new ArrayList<>(ShopSession.opening());
    events.addAll(ShopSession.refused().subList(0, 2));
    events.addAll(ShopSession.pending().subList(0, 2));
    events.add(new SessionEnded(StopReason.DEADLINE_REACHED, ""));
    SessionState state = ShopSession.stateOf(events);

    assertThat(Summary.lines(state, Path.of("out"), any -> true, Style.NONE))
        .contains(
            "Two issues were not tried, because the deadline was reached.",
            "The session ended because the deadline was reached.")
        .noneMatch(line -> line.contains("no remedy was proven"));
  }

  @ParameterizedTest
  @CsvSource({"BETTER, One more issue was settled along with them.", "EQUAL, "})
  void an_issue_whose_remedy_another_made_needless_is_settled_by_it(
      Outcome outcome, @Nullable String sentence) {
    List<SessionEvent> events = new ArrayList<>(ShopSession.opening());
    events.addAll(ShopSession.solved());
    events.add(new RemedyWithdrawn(ShopSession.I1, "no statement's plan changes", List.of()));
    events.add(
        new FinalMeasured(
            List.of(ShopSession.compared(12, ShopSession.OPEN_ORDERS, 147.9, 0.41, outcome)), 0.5));

    List<String> lines =
        Summary.lines(ShopSession.stateOf(events), Path.of("out"), any -> true, Style.NONE);

    assertThat(lines.stream().filter(line -> line.contains("settled along")))
        .containsExactlyElementsOf(Stream.ofNullable(sentence).toList());
  }

  @Test
  void a_style_colours_without_changing_a_word() {
    Style marked = (tone, text) -> "<" + tone + ">" + text + "</>";

    List<String> coloured = Summary.lines(ShopSession.state(), Path.of("out"), any -> true, marked);

    assertThat(coloured.stream().map(line -> line.replaceAll("<[A-Z/]*>", "")).toList())
        .isEqualTo(Summary.lines(ShopSession.state(), Path.of("out"), any -> true, Style.NONE));
    assertThat(coloured).anyMatch(line -> line.contains("<GOOD>"));
  }

  @Test
  void it_stays_short_and_does_not_throw_wherever_a_session_is_cut_off() {
    List<SessionEvent> events = ShopSession.events();
    for (int end = 0; end <= events.size(); end++) {
      SessionState state = ShopSession.stateOf(events.subList(0, end));
      assertThat(Summary.lines(state, Path.of("out"), any -> true, Style.NONE))
          .hasSizeBetween(3, 25);
    }
  }

  @Test
  void the_next_command_can_be_pasted_even_with_a_space_in_the_path() {
    assertThat(Summary.lines(ShopSession.state(), Path.of("my results"), any -> true, Style.NONE))
        .last()
        .asString()
        .endsWith("-f 'my results/migrations/001-create-orders-open-created-idx.sql'");
  }
}
