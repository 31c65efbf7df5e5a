package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.engine.OwnServers;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox whose server dies while a remedy is being measured in it. */
class LostTrialIT {

  @TempDir private Path folder;

  @Test
  void a_trial_that_breaks_off_is_no_verdict_and_the_session_goes_on_in_a_new_sandbox()
      throws IOException {
    try (PracticeServer database = PlantedDatabase.start()) {
      Scene scene =
          Scene.of("lost", List.of(plant("none", "a good index")))
              .asking(real -> new FaultyLaboratory(real, Faults.in(dyingOnce(database))));

      Played played = scene.play(database.dataSource(), folder);

      IssueFile issue = played.state().issues().get(0);
      assertThat(issue.attempts()).hasSize(2);
      assertThat(issue.attempts().get(0).trial()).isNull();
      assertThat(issue.attempts().get(0).reports()).isEmpty();
      assertThat(issue.attempts().get(0).problem()).isNotBlank();
      assertThat(issue.accepted()).isNotNull();
      assertThat(played.results().resolve("migrations")).isNotEmptyDirectory();
      assertThat(OwnServers.count()).as("servers left, the target among them").isEqualTo(1);
    }
  }

  /** Kills the sandbox's server in its first trial, once the tried index is there. */
  private static Faults.Trying dyingOnce(PracticeServer target) {
    AtomicBoolean hasDied = new AtomicBoolean();
    return (laboratory, order) -> {
      if (hasDied.compareAndSet(false, true)) {
        Thread killer = new Thread(() -> killInTheMiddle(laboratory, target), "killer");
        killer.start();
      }
      return laboratory.tryOut(order);
    };
  }

  private static void killInTheMiddle(Laboratory laboratory, PracticeServer target) {
    while (laboratory.schema().index("new_page").isEmpty()) {
      Thread.onSpinWait();
    }
    OwnServers.killAllBut(target);
  }
}
