package dev.tunesmith.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.reports.ResultFolder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a planted session left behind, as its ledger tells it.
 *
 * @param heard what listeners were told
 */
record Played(Path results, SessionState state, List<LedgerEntry> heard) {

  /** The gate refused the plant's proposal, whatever else may have refused it too. */
  void refuses(Plant plant) {
    IssueFile file = fileOf(plant);
    IssueFile.Attempt attempt =
        file.attempts().stream()
            .filter(each -> each.proposal() != null && each.level() == plant.level())
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing was proposed: " + file));
    assertThat(attempt.problem()).as("%s", attempt).isNull();

    Set<String> expected = new HashSet<>(plant.others());
    expected.add(plant.gate());
    Set<String> refusals =
        attempt.reports().stream()
            .filter(GateReport::hasFailed)
            .map(GateReport::gate)
            .collect(Collectors.toSet());
    assertThat(refusals).as(whyRefused(attempt)).contains(plant.gate()).isSubsetOf(expected);
    assertThat(file.accepted()).isNull();
    Plant.Climb climb = plant.climb();
    if (climb != null) {
      assertThat(standingAfter(file, attempt))
          .satisfies(
              standing -> {
                assertThat(standing.level()).isEqualTo(climb.to());
                assertThat(standing.why()).contains(climb.why());
              });
    }
  }

  /** Nothing unproven was handed over: neither a migration nor a rewrite. */
  void handsNothingOver() {
    assertThat(state.accepted()).extracting(file -> file.issue().title()).isEmpty();
    assertThat(results.resolve(ResultFolder.REPORT)).exists();
    assertThat(results.resolve(ResultFolder.MIGRATIONS)).doesNotExist();
    assertThat(results.resolve(ResultFolder.REWRITES)).doesNotExist();
  }

  /** What the ledger says of a plant's issue. */
  IssueFile fileOf(Plant plant) {
    return state.issues().stream()
        .filter(file -> plant.isAbout(file.issue()))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no issue: " + plant + "; left out: " + state.leftOut()));
  }

  /** An agent gives up after what it had to say, so each attempt moves its issue. */
  private static Standing standingAfter(IssueFile file, IssueFile.Attempt attempt) {
    return file.standings().get(file.attempts().indexOf(attempt) + 1);
  }

  private static String whyRefused(IssueFile.Attempt attempt) {
    return attempt.reports().stream()
        .filter(GateReport::hasFailed)
        .map(GateReport::text)
        .collect(Collectors.joining("; "));
  }
}
