package dev.tunesmith.engine.quality;

import dev.tunesmith.engine.Reduced;
import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole sessions on a real server: each planted fault is refused by the gate it is meant for. */
@Tag("long")
class PlantedFaultsIT {

  private static final Map<String, Played> PLAYED = new ConcurrentHashMap<>();

  @TempDir private static Path folder;
  private static PracticeServer database;

  @BeforeAll
  static void start() {
    database = PlantedDatabase.start();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  static Stream<Scene> scenes() throws IOException {
    return Reduced.of(Scenes.all());
  }

  static Stream<Arguments> plants() throws IOException {
    return scenes()
        .flatMap(scene -> scene.plants().stream().map(plant -> Arguments.of(scene, plant)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("plants")
  void a_planted_fault_is_refused(Scene scene, Plant plant) {
    played(scene).refuses(plant);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenes")
  void nothing_of_it_is_handed_over(Scene scene) {
    played(scene).handsNothingOver();
  }

  private static Played played(Scene scene) {
    return PLAYED.computeIfAbsent(scene.name(), name -> play(scene));
  }

  private static Played play(Scene scene) {
    long began = System.nanoTime();
    try {
      return scene.play(database.dataSource(), folder.resolve(scene.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf("planted session %s: %d ms%n", scene, took.toMillis());
    }
  }
}
