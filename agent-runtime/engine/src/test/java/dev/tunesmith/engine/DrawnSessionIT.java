package dev.tunesmith.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.testkit.sample.DrawnDatabase;
import dev.tunesmith.testkit.sample.PlantedDefect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session on a database it has never seen finds what was planted, and nothing else. */
@Tag("long")
class DrawnSessionIT {

  // What a failing seed did can be read afterwards.
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  /**
   * One and the same without {@code -Dtunesmith.seed=N}; with -Dtunesmith.drawn=N so many others.
   */
  static Stream<Long> seeds() {
    Integer drawn = Integer.getInteger("tunesmith.drawn");
    return drawn == null
        ? Stream.of(Long.getLong("tunesmith.seed", 4_711))
        : ThreadLocalRandom.current().longs(drawn, 0, 1_000_000).boxed();
  }

  @ParameterizedTest(name = "seed {0}: every planted defect is mended and nothing else is touched")
  @MethodSource("seeds")
  void every_planted_defect_is_mended_and_nothing_else_is_touched(long seed) throws Exception {
    DrawnDatabase drawn = DrawnDatabase.of(seed);
    Path results = folder.resolve("results");

    SessionState state;
    try (PracticeServer server = PracticeServer.start()) {
      server.execute(drawn.script());
      state =
          TuningSession.builder()
              .underLoad(BriefLoad.RUN)
              .target(server.dataSource())
              .workload(drawn.workload())
              .results(results)
              .build()
              .run()
              .state();
    }

    List<Remedy> left = new ArrayList<>(accepted(state));
    for (PlantedDefect defect : drawn.defects()) {
      assertThat(left)
          .as("seed %d: a remedy for %s", seed, defect)
          .anyMatch(remedy -> mends(remedy, defect));
      left.removeIf(remedy -> mends(remedy, defect));
    }
    assertThat(left).as("seed %d: remedies nobody needed", seed).isEmpty();
    assertThat(results.resolve("report.md")).isNotEmptyFile();
    assertThat(results.resolve("session.json")).isNotEmptyFile();
    try (Stream<Path> migrations = Files.list(results.resolve("migrations"))) {
      assertThat(migrations.filter(file -> file.toString().endsWith(".undo.sql")))
          .hasSize(drawn.defects().size());
    }
  }

  private static List<Remedy> accepted(SessionState state) {
    return state.accepted().stream()
        .map(IssueFile::accepted)
        .map(Objects::requireNonNull)
        .flatMap(accepted -> accepted.proposal().remedies().stream())
        .toList();
  }

  private static boolean mends(Remedy remedy, PlantedDefect defect) {
    if (remedy.tables().stream().noneMatch(table -> table.toString().equals(defect.table()))) {
      return false;
    }
    return switch (defect.kind()) {
      case REDUNDANT_INDEX ->
          remedy instanceof DropIndex drop && drop.index().name().equals(defect.index());
      case MISSING_COMPOSITE ->
          remedy instanceof CreateIndex create
              && create.shape().keys().stream()
                  .map(IndexKey::text)
                  .toList()
                  .containsAll(defect.columns());
      case MISSING_PARTIAL ->
          remedy instanceof CreateIndex create && create.shape().predicate() != null;
      case MISSING_EXPRESSION ->
          remedy instanceof CreateIndex create
              && create.shape().keys().stream()
                  .anyMatch(
                      key ->
                          !key.isColumn()
                              && key.text().toLowerCase(Locale.ROOT).startsWith("lower("));
    };
  }
}
