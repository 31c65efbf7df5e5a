package dev.tunesmith.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.progress.ASession;
import dev.tunesmith.cli.progress.Progress;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.cli.terminal.Terminal.Screen;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.DecisionOption.Basis;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.order.Decider.Choice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class TerminalDeciderTest {

  private final StringWriter out = new StringWriter();

  @ParameterizedTest
  @CsvSource({"1, apply_trial_1", "accept_as_is, accept_as_is", "'', accept_as_is"})
  void an_option_is_chosen_by_number_or_name_and_enter_takes_the_recommended_one(
      String typed, String chosen) {
    assertThat(answerTo(typed + "\n")).map(Choice::option).contains(chosen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"d\n", "D\n", ""})
  void a_d_and_the_end_of_the_input_decide_later(String typed) {
    assertThat(answerTo(typed)).isEmpty();
  }

  @Test
  void who_mistypes_is_asked_again() {
    assertThat(answerTo("7\nmagic\n2\n")).map(Choice::option).contains("accept_as_is");
    assertThat(out.toString()).contains("no option 7", "no option magic");
  }

  @Test
  void the_options_are_shown_with_their_effect_and_what_it_rests_on() {
    answerTo("d\n");

    assertThat(out.toString())
        .contains("1 apply_trial_1: 0.10 times the time (measured)", "recommended: accept_as_is");
  }

  @Test
  void whoever_says_nothing_in_time_has_not_decided() throws IOException {
    try (PipedWriter nobody = new PipedWriter();
        PipedReader silent = new PipedReader(nobody)) {
      assertThat(answerTo(new BufferedReader(silent), Instant.now().plusMillis(50))).isEmpty();
    }

    assertThat(out.toString()).contains("to be decided before ", "The time to decide is over.");
  }

  private Optional<Choice> answerTo(String typed) {
    return answerTo(new BufferedReader(new StringReader(typed)), null);
  }

  private Optional<Choice> answerTo(BufferedReader typed, @Nullable Instant until) {
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(new StringWriter(), true),
            Screen.PLAIN,
            Ansi.OFF);
    IssueFile file = SessionState.of(ASession.entries()).issues().get(0);
    DecisionNeeded question =
        new DecisionNeeded(
            file.issue().id(),
            List.of(
                option("apply_trial_1", "0.10 times the time"),
                option("accept_as_is", "nothing changes")),
            "accept_as_is",
            until);
    try (Progress progress = Progress.on(terminal, Progress.Detail.NORMAL)) {
      return new TerminalDecider(terminal, progress, new TypedLines(typed), InstantSource.system())
          .decide(question, file);
    }
  }

  private static DecisionOption option(String name, String effect) {
    return new DecisionOption(name, List.of(), effect, Basis.MEASURED, List.of());
  }
}
