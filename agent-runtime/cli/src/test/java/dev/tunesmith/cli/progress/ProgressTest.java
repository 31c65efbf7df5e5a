package dev.tunesmith.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.cli.progress.Progress.Detail;
import dev.tunesmith.cli.terminal.Screenful;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.cli.terminal.Terminal.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class ProgressTest {

  private static final int UNTIL_THE_TRIAL = 9;

  private final StringWriter out = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void a_pipe_gets_one_plain_line_for_each_step() {
    tell(Progress.on(terminal(Screen.PLAIN), Detail.NORMAL), ASession.entries());

    assertThat(out.toString().lines())
        .hasSizeBetween(5, ASession.entries().size())
        .noneMatch(line -> line.contains("\u001b"))
        .anyMatch(line -> line.contains("baseline measured"))
        .noneMatch(line -> line.contains("explain_query"));
  }

  @Test
  void verbose_tells_everything() {
    tell(Progress.on(terminal(Screen.PLAIN), Detail.VERBOSE), ASession.entries());

    assertThat(out.toString().lines())
        .hasSize(ASession.entries().size())
        .anyMatch(line -> line.contains("explain_query"));
  }

  @Test
  void quiet_says_nothing() {
    tell(Progress.on(terminal(Screen.LIVE), Detail.QUIET), ASession.entries());

    assertThat(out.toString()).isEmpty();
  }

  @Test
  void a_screen_shows_issue_worker_level_attempt_measure_and_what_is_left() {
    nanos.set(65_000_000_000L);
    LiveProgress progress = new LiveProgress(terminal(Screen.LIVE), Detail.NORMAL, this::now);
    nanos.set(130_000_000_000L);

    ASession.entries().subList(0, UNTIL_THE_TRIAL).forEach(progress::onEntry);

    assertThat(Screenful.after(out.toString()))
        .containsSubsequence(
            "1:05  judging the trial",
            "      I1 slow query: open-orders, 62 % of the time",
            "      database-optimizer (builtin), level 1, attempt 1",
            "      measured: 41 ms → 0.09 ms, better",
            "      left: 1 of 1 issues (0 accepted, 0 for you to decide); 99 attempts, 28:55");
  }

  @Test
  void a_screen_keeps_what_matters_and_ends_without_a_status() {
    LiveProgress progress = new LiveProgress(terminal(Screen.LIVE), Detail.NORMAL, this::now);

    ASession.entries().forEach(progress::onEntry);
    progress.close();

    assertThat(Screenful.after(out.toString()))
        .anyMatch(line -> line.matches(".*accepted: .* by create index orders_open_idx.*"))
        .noneMatch(line -> line.contains("left: "));
  }

  @Test
  void a_closed_progress_stays_silent() {
    LiveProgress progress = new LiveProgress(terminal(Screen.LIVE), Detail.NORMAL, this::now);
    progress.close();
    String before = out.toString();

    ASession.entries().forEach(progress::onEntry);

    assertThat(out).hasToString(before);
  }

  @Test
  void escape_sequences_in_names_do_not_reach_the_screen() {
    LiveProgress progress = new LiveProgress(terminal(Screen.LIVE), Detail.VERBOSE, this::now);

    ASession.entriesOf("\u001b]8;;https://evil\u0007click").forEach(progress::onEntry);

    assertThat(out.toString()).doesNotContain("\u001b]8", "\u0007").contains("click");
  }

  private long now() {
    return nanos.get();
  }

  private static void tell(Progress progress, List<dev.tunesmith.core.session.LedgerEntry> all) {
    try (progress) {
      all.forEach(progress::onEntry);
    }
  }

  private Terminal terminal(Screen screen) {
    return new Terminal(
        new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), screen, Ansi.OFF);
  }
}
