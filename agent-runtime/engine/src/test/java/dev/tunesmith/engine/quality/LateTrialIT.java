package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.LeapingClock;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.proof.trial.TrialOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is still under way when it is time to close. */
class LateTrialIT {

  private static final Plant FIRST = plant("none", "a good index");
  private static final Plant SECOND =
      plant("none", "an index of another table")
          .asking("select no from members where name = 'somebody'")
          .proposing((task, schema) -> Draft.of(task, Remedies.index("members", "name")));
  private static final Plant DROP = plant("none", "a redundant index").dropping("claims_customer");

  @TempDir private Path folder;

  @Test
  void a_trial_is_broken_off_and_what_was_accepted_before_is_handed_over() throws IOException {
    assertBrokenOff("", SECOND, new FirstAlone(), Laboratory::runUnderLoad);
  }

  @Test
  void a_run_under_load_is_broken_off_too() throws IOException {
    assertBrokenOff(
        """
        create index claims_customer on claims (customer);
        create index claims_customer_note on claims (customer, note);
        """,
        DROP,
        Laboratory::tryOut,
        LateTrialIT::loadAgainAndAgain);
  }

  /** Two seconds are left once the first remedy was accepted. */
  private void assertBrokenOff(String more, Plant late, Faults.Trying trying, Faults.Loading load)
      throws IOException {
    LeapingClock clock = new LeapingClock();
    AtomicInteger measured = new AtomicInteger();
    Faults faults =
        new Faults(
            List.of(),
            found -> {
              if (measured.incrementAndGet() == 2) {
                clock.leapTo(Duration.ofMinutes(27).minusSeconds(2));
              }
              return found;
            },
            trying,
            load);
    try (PracticeServer database = PlantedDatabase.startWith(more)) {
      SessionState state =
          Scene.of("late", List.of(FIRST, late))
              .livingBy(clock)
              .asking(real -> new FaultyLaboratory(real, faults))
              .play(database.dataSource(), folder)
              .state();

      assertThat(state.latest(SessionEnded.class).orElseThrow().reason())
          .isEqualTo(StopReason.DEADLINE_REACHED);
      assertThat(state.accepted()).hasSize(1);
      assertThat(state.latest(UndoRehearsed.class)).isPresent();
      assertThat(state.latest(FinalMeasured.class)).isPresent();
      assertThat(state.issues())
          .filteredOn(file -> file.accepted() == null && !file.attempts().isEmpty())
          .singleElement()
          .extracting(IssueFile::attempts)
          .satisfies(all -> assertThat(all.get(0).problem()).contains("time was up"));
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  private static LoadComparison loadAgainAndAgain(
      Laboratory real, List<Remedy> remedies, Workload workload) {
    while (true) {
      real.runUnderLoad(remedies, workload);
    }
  }

  /** Tries the first order as it should be, and every other again and again. */
  private static final class FirstAlone implements Faults.Trying {

    private boolean isOver;

    @Override
    public Trial tryOut(Laboratory real, TrialOrder order) {
      if (!isOver) {
        isOver = true;
        return real.tryOut(order);
      }
      while (true) {
        real.takeBack(real.tryOut(order));
      }
    }
  }
}
