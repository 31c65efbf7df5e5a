package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static dev.tunesmith.engine.quality.Remedies.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.escalation.Standing.Phase;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused for the sake of a statement is looked at again once that one is mended. */
class HostageIT {

  private static final Plant REFUSED_FIRST =
      plant("no regression in other queries", "all in the order of time")
          .asking("select id from visits order by at desc limit 20")
          .proposing((task, schema) -> Draft.of(task, index("visits", "at")));

  /** An index on the time invites it to look there for what comes last in time. */
  private static final Plant MISLED =
      plant("none", "the first that are late")
          .asking("-- weight: 5\nselect note from visits where kind = 'late' order by at limit 10")
          .proposing((task, schema) -> Draft.of(task, index("visits", "kind", "at")));

  @TempDir private Path folder;

  @Test
  void a_refused_index_is_accepted_once_the_statement_it_misled_has_its_own() throws IOException {
    try (PracticeServer database = PlantedDatabase.start()) {
      Played played =
          Scene.of("hostage", List.of(REFUSED_FIRST, MISLED)).play(database.dataSource(), folder);

      IssueFile again = played.fileOf(REFUSED_FIRST);
      assertThat(again.attempts().get(0).reports())
          .filteredOn(GateReport::hasFailed)
          .extracting(GateReport::gate)
          .containsExactly(REFUSED_FIRST.gate());
      IssueFile.Attempt last = again.attempts().get(again.attempts().size() - 1);
      assertThat(last.reports()).isNotEmpty().noneMatch(GateReport::hasFailed);
      assertThat(again.accepted()).isNotNull();
      assertThat(again.standing().phase()).isEqualTo(Phase.RESOLVED);
    }
  }
}
