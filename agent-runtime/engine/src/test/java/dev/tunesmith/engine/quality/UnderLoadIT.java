package dev.tunesmith.engine.quality;

import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole sessions in which only the run under load speaks against a remedy. */
class UnderLoadIT {

  @TempDir private Path folder;
  private static PracticeServer database;

  @BeforeAll
  static void start() {
    database = PlantedDatabase.startWith(Loads.REDUNDANT);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  static List<Scene> scenes() {
    return Loads.scenes();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenes")
  void what_only_load_shows_is_refused(Scene scene) throws IOException {
    Played played = scene.play(database.dataSource(), folder);

    scene.plants().forEach(played::refuses);
    played.handsNothingOver();
  }
}
