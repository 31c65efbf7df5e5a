package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.WholeChange;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.proof.timing.RunLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement that never ends takes part, and what mends it is accepted after two pairs. */
class EndlessIT {

  private static final Plant ENDLESS =
      plant("none", "a count for every visit")
          .asking(
              """
              select max((select count(*) from visits b where b.page = a.page))
                from visits a where a.id <= 20000\
              """);

  @TempDir private Path folder;

  @Test
  void what_mends_a_statement_that_never_ended_is_accepted() throws IOException {
    try (PracticeServer database = PlantedDatabase.start()) {
      Played played =
          Scene.of("endless", List.of(ENDLESS))
              .cuttingOff(new RunLimits(Duration.ofMillis(2_500)))
              .play(database.dataSource(), folder);

      IssueFile file = played.fileOf(ENDLESS);
      assertThat(played.state().leftOut()).isEmpty();
      assertThat(file.issue().symptoms())
          .extracting(Symptom::text)
          .anyMatch(text -> text.contains("had not ended after 2.5 s"));
      assertThat(file.accepted()).isNotNull();
      Comparison subject =
          Objects.requireNonNull(file.acceptedTrial()).subjectComparison().orElseThrow();
      assertThat(subject.without().isAtLeast()).isTrue();
      assertThat(subject.words()).startsWith("at least");
      assertThat(WholeChange.of(played.state().latest(FinalMeasured.class).orElseThrow()))
          .startsWith("at least");
    }
  }
}
