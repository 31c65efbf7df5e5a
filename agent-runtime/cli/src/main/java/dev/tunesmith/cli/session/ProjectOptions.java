package dev.tunesmith.cli.session;

import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.project.TaskWork;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of which project, and of which task in it, a session is part. */
final class ProjectOptions {

  @Option(
      names = "--context",
      paramLabel = "DIR",
      order = 23,
      description = {
        "Documents about the project (.md, .txt, .adoc, .rst), told to a model as data:",
        "4,000 characters of each, 16,000 of all."
      })
  private @Nullable Path context;

  @Option(
      names = "--task",
      paramLabel = "ID",
      order = 24,
      description = {
        "Work as this task of a blueprint: its text is the goal, its quality attributes",
        "are targets, and its status is written back. Default: TASK_ID of the environment."
      })
  private @Nullable String task;

  @Option(
      names = "--blueprint",
      paramLabel = "FILE",
      order = 25,
      description = {
        "The XML file of the task. Default: GENESIS_FILE_PATH of the environment, else",
        "genesis.xml in WORKTREE_PATH or here."
      })
  private @Nullable Path blueprint;

  /**
   * Configures a session.
   *
   * @throws dev.tunesmith.engine.order.InvalidInputException if the task waits for others, or one
   *     of the places is not what it should be
   */
  void applyTo(TuningSessionBuilder session, Map<String, String> environment) {
    if (context != null) {
      session.context(context);
    }
    TaskWork.find(task, blueprint, environment).ifPresent(session::task);
  }
}
