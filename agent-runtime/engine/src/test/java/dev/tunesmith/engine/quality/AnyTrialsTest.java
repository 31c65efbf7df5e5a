package dev.tunesmith.engine.quality;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.skill.SkillLibrary;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.workload.WorkloadFile;
import dev.tunesmith.engine.Reduced;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.loop.SessionLoop;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.skills.CrewFiles;
import dev.tunesmith.reports.ResultFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever agents propose and trials show, only what is proven is handed over. */
class AnyTrialsTest {

  private static final int SESSIONS = 4;
  private static final SkillLibrary CREW = CrewFiles.read(List.of());
  private static final Workload WORKLOAD =
      WorkloadFile.parse(
          Stream.of("depot", "weight", "sent", "state")
                  .map(
                      column ->
                          "-- name: %1$s\nselect sender from parcels where %1$s = 7;\n"
                              .formatted(column))
                  .collect(joining())
              + "-- name: send\ninsert into parcels values (1, 2, 3, 4, 5);\n",
          "drawn");

  @TempDir private Path folder;

  static Stream<Long> seeds() {
    return Reduced.of(LongStream.rangeClosed(1, 8).boxed().toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothing_unproven_reaches_the_folders_that_are_handed_over(long seed) throws IOException {
    Random random = new Random(seed);
    int handedOver = 0;
    for (int session = 0; session < SESSIONS; session++) {
      handedOver += play(random, folder.resolve("session-" + session));
    }
    assertThat(handedOver).isPositive();
  }

  /** How many files a drawn session handed over, each of them proven. */
  private static int play(Random random, Path results) throws IOException {
    try (Journal journal = Journal.begin(results, Clock.systemUTC(), List.of())) {
      DrawnLaboratory laboratory = new DrawnLaboratory(random, journal.evidence());
      journal.append(new SessionOpened("drawn", "0", "drawn", "drawn", Budget.STANDARD));
      run(journal, laboratory, random);
      ResultFolder.write(results, journal.state());
      List<String> files = handedOver(results);
      for (String file : files) {
        assertThat(new Proofs(laboratory, journal.state()).lacking(file)).as(file).isEmpty();
      }
      return files.size();
    }
  }

  private static void run(Journal journal, DrawnLaboratory laboratory, Random random) {
    DrawnAgent agent = new DrawnAgent(random);
    Decider decider = random.nextBoolean() ? Decider.defer() : Decider.recommended();
    new SessionLoop(
            journal, laboratory, schema -> new SessionLoop.Agents(agent, agent), Clock.systemUTC())
        .run(CREW, WORKLOAD, new Terms(Budget.STANDARD, Set.of(), decider));
  }

  private static List<String> handedOver(Path results) throws IOException {
    try (Stream<Path> files = Files.walk(results, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .filter(file -> !file.toString().endsWith(".undo.sql"))
          .map(AnyTrialsTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
