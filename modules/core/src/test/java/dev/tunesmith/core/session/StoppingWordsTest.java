package dev.tunesmith.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.testing.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the shipped orchestrator says of stopping, held against what the rule does. */
class StoppingWordsTest {

  private static final Pattern WORDS =
      Pattern.compile(
          "Every open issue was tried, none of them holds (\\d+)% of the workload's time as it runs"
              + " now, and (\\d+) closed issues in a row gained less than (\\d+)% of it");

  @Test
  void the_session_stops_at_the_figures_the_skill_names() throws IOException {
    Matcher words = WORDS.matcher(Files.readString(Path.of("../../skills/core/orchestrator.md")));
    assertThat(words.find()).isTrue();
    double share = Integer.parseInt(words.group(1)) / 100.0;
    int inARow = Integer.parseInt(words.group(2));
    double gain = Integer.parseInt(words.group(3)) / 100.0;

    assertThat(stop(inARow, share - 0.001, 0)).contains(StopReason.DIMINISHING_RETURNS);
    assertThat(stop(inARow - 1, share - 0.001, 0)).isEmpty();
    assertThat(stop(inARow, share, 0)).isEmpty();
    assertThat(stop(inARow, share - 0.001, gain - 0.001)).contains(StopReason.DIMINISHING_RETURNS);
    assertThat(stop(inARow, share - 0.001, gain)).isEmpty();
  }

  /** Closes issues in a row, the last of which gained; another is open, was tried and is small. */
  private static Optional<StopReason> stop(int inARow, double openShare, double gain) {
    Sessions session = new Sessions().measured().opened(99, openShare).attempted(99);
    for (int issue = 1; issue < inARow; issue++) {
      session.opened(issue, 0.02).attempted(issue).stands(issue, Phase.FAILED);
    }
    // What it saved, as a part of the time before it: share * (1 / ratio - 1), over 1 plus that.
    double saved = gain / (1 - gain);
    double millis = 100 * openShare / (openShare + saved);
    session.opened(inARow, 0.02).attempted(inARow).tried(inARow, millis);
    session = gain == 0 ? session.stands(inARow, Phase.FAILED) : session.accepted(inARow);
    return new StoppingRule(Budget.STANDARD)
        .decide(session.remeasured(openShare).state(), Duration.ZERO);
  }
}
