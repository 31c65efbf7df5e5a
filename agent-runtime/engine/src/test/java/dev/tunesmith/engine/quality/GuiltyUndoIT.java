package dev.tunesmith.engine.quality;

import static dev.tunesmith.engine.quality.Plant.plant;
import static dev.tunesmith.engine.quality.Remedies.index;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.session.SessionEvent.RemedyWithdrawn;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.practice.PracticeServer;
import dev.tunesmith.proof.closing.Rehearsal;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An undo that does not lead back costs its own remedy, and no other. */
class GuiltyUndoIT {

  private static final Plant GUILTY = plant("none", "one whose undo leaves something behind");

  private static final Plant INNOCENT =
      plant("none", "one that can be undone")
          .asking("select id from orders where customer = 77")
          .proposing((task, schema) -> Draft.of(task, index("orders", "customer")));

  @TempDir private Path folder;

  @Test
  void the_guilty_remedy_is_withdrawn_and_the_session_ends_well_with_the_rest() throws IOException {
    try (PracticeServer database = PlantedDatabase.start()) {
      Played played =
          Scene.of("guilty", List.of(GUILTY, INNOCENT))
              .asking(laboratory -> leavingSomethingBehind(laboratory, "visits"))
              .play(database.dataSource(), folder);

      assertThat(played.fileOf(GUILTY).accepted()).isNull();
      assertThat(played.fileOf(INNOCENT).accepted()).isNotNull();
      assertThat(played.heard())
          .extracting(entry -> entry.event())
          .filteredOn(RemedyWithdrawn.class::isInstance)
          .singleElement()
          .isInstanceOfSatisfying(
              RemedyWithdrawn.class,
              event -> {
                assertThat(event.issue()).isEqualTo(played.fileOf(GUILTY).issue().id());
                assertThat(event.reason()).contains("does not lead back", "left over");
              });
      assertThat(filesIn("results/migrations"))
          .isNotEmpty()
          .allMatch(file -> file.contains("customer"));
    }
  }

  private List<String> filesIn(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".sql"))
          .toList();
    }
  }

  /** Says that something is left over wherever an index of that table was taken back. */
  private static Laboratory leavingSomethingBehind(Laboratory real, String table) {
    return (Laboratory)
        Proxy.newProxyInstance(
            Laboratory.class.getClassLoader(),
            new Class<?>[] {Laboratory.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(real, arguments);
                return answer instanceof Rehearsal rehearsal && concerns(arguments, table)
                    ? new Rehearsal(
                        rehearsal.statements(), rehearsal.took(), List.of("an index is left over"))
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static boolean concerns(Object[] arguments, String table) {
    return ((List<?>) arguments[0])
        .stream()
            .map(Remedy.class::cast)
            .flatMap(remedy -> remedy.tables().stream())
            .anyMatch(name -> name.name().equals(table));
  }
}
