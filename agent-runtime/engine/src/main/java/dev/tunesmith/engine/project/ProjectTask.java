package dev.tunesmith.engine.project;

import dev.tunesmith.core.session.Commission;
import dev.tunesmith.engine.order.InvalidInputException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task of a project's blueprint.
 *
 * @param text what it says of itself
 * @param qualities what the project, or the task, wants reached, as written
 * @param waitsFor the tasks that must be done before it and are not, each with its name and status
 */
public record ProjectTask(
    String id, String title, String text, List<String> qualities, List<String> waitsFor) {

  private static final String ACCEPTANCE = "the task's quality attributes are met";

  public ProjectTask {
    qualities = List.copyOf(qualities);
    waitsFor = List.copyOf(waitsFor);
  }

  /**
   * What a session is asked by it.
   *
   * @throws InvalidInputException if it must wait for others
   */
  public Commission commission() {
    if (!waitsFor.isEmpty()) {
      throw new InvalidInputException(
          "task " + id + " waits for what is not done: " + String.join("; ", waitsFor));
    }
    String goal =
        Stream.of(text.startsWith(title) ? "" : title, text)
            .filter(each -> !each.isBlank())
            .collect(Collectors.joining(": "));
    return new Commission(
        goal.isEmpty() ? "task " + id : goal,
        qualities.isEmpty() ? "the task names no figure" : ACCEPTANCE,
        List.of(),
        List.of(),
        qualities);
  }
}
