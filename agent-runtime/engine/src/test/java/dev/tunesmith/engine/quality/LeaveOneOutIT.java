package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static dev.tunesmith.engine.quality.Remedies.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.RemedyWithdrawn;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remedy whose work a later one has taken over is not handed over, though it was proven. */
class LeaveOneOutIT {

  private static final Plant FIRST =
      plant("none", "the first of a page")
          .asking("-- weight: 5\nselect id from visits where page = 711 order by kind limit 3");

  /** The index of the first narrows it down to a fifth of the rows only. */
  private static final Plant SECOND =
      plant("none", "the late ones of many pages")
          .asking("select count(note) from visits where page < 400 and kind = 'late'")
          .proposing((task, schema) -> Draft.of(task, index("visits", "page", "kind")));

  private static final String ELSEWHERE =
      "-- name: elsewhere\nselect note from claims where id = 7;\n";

  @TempDir private Path folder;

  @Test
  void what_no_statement_needs_any_more_is_dropped_with_the_reason() throws IOException {
    try (PracticeServer database = PlantedDatabase.start()) {
      Played played =
          Scene.of("superseded", List.of(FIRST, SECOND))
              .withStatements(ELSEWHERE)
              .play(database.dataSource(), folder);

      RemedyWithdrawn withdrawn =
          played.state().latest(RemedyWithdrawn.class).orElseThrow(AssertionError::new);
      IssueFile first = played.fileOf(FIRST);
      assertThat(withdrawn.issue()).isEqualTo(first.issue().id());
      assertThat(withdrawn.reason()).contains("no statement's plan changes");
      assertThat(first.accepted()).isNull();
      assertThat(played.fileOf(SECOND).accepted()).isNotNull();
      assertThat(migrations(played))
          .containsExactlyInAnyOrder(
              "001-create-new-page-kind.sql", "001-create-new-page-kind.undo.sql");
      assertThat(measuredOnce(played)).containsExactly("elsewhere");
    }
  }

  /** What no remedy touches keeps the measurement it had first. */
  private static List<String> measuredOnce(Played played) {
    List<EvidenceId> first = played.state().baseline().stream().map(Measurement::id).toList();
    return played.state().current().stream()
        .filter(each -> first.contains(each.id()))
        .map(each -> each.query().value())
        .toList();
  }

  private static List<String> migrations(Played played) throws IOException {
    try (Stream<Path> files = Files.list(played.results().resolve("migrations"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .toList();
    }
  }
}
