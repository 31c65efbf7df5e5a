package dev.tunesmith.engine.project;

import dev.tunesmith.core.session.Commission;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.engine.order.TuningResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session as the work of a task in a blueprint, whose status tells how it stands. */
public final class TaskWork {

  /** The variables of a program that hands out tasks, as skill files name them. */
  private static final String FILE_VARIABLE = "GENESIS_FILE_PATH";

  private static final String TASK_VARIABLE = "TASK_ID";
  private static final String FOLDER_VARIABLE = "WORKTREE_PATH";
  private static final String USUAL_FILE = "genesis.xml";

  private static final List<String> AT_WORK =
      List.of("inprogress", "running", "started", "active", "working", "doing");
  private static final String FIRST_AT_WORK = "in_progress";
  private static final String FIRST_DONE = "completed";

  private final Path file;
  private final String id;
  private final Commission commission;

  private TaskWork(Path file, String id, Commission commission) {
    this.file = file;
    this.id = id;
    this.commission = commission;
  }

  /**
   * The work of a task.
   *
   * @throws InvalidInputException if the file cannot be read, knows no such task, or the task waits
   *     for others
   */
  public static TaskWork of(Path file, String id) {
    return new TaskWork(file, id, Blueprint.read(file).task(id).commission());
  }

  /**
   * The work of a task that somebody named, or that the environment names; empty where neither
   * does, or where the environment names one and there is no blueprint.
   *
   * @param named the task's id, or null
   * @param blueprint its file, or null
   * @throws InvalidInputException as {@link #of} does, or if no blueprint is found for a named task
   */
  public static Optional<TaskWork> find(
      @Nullable String named, @Nullable Path blueprint, Map<String, String> environment) {
    String id = named == null ? environment.getOrDefault(TASK_VARIABLE, "").strip() : named;
    if (id.isEmpty()) {
      if (blueprint != null) {
        throw new InvalidInputException("which task of " + blueprint + "? name it with --task");
      }
      return Optional.empty();
    }
    Path file = blueprint == null ? fileOf(environment) : blueprint;
    boolean isTold = named != null || blueprint != null || said(environment, FILE_VARIABLE);
    if (!Files.exists(file)) {
      if (isTold) {
        throw new InvalidInputException("there is no blueprint " + file + " with a task " + id);
      }
      return Optional.empty();
    }
    return Optional.of(of(file, id));
  }

  private static boolean said(Map<String, String> environment, String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  private static Path fileOf(Map<String, String> environment) {
    String file = environment.getOrDefault(FILE_VARIABLE, "").strip();
    String folder = environment.getOrDefault(FOLDER_VARIABLE, "").strip();
    return file.isEmpty() ? Path.of(folder, USUAL_FILE) : Path.of(folder).resolve(file);
  }

  /** What the task asks for. */
  public Commission commission() {
    return commission;
  }

  /**
   * Runs a session as its work: it is in progress meanwhile, and afterwards completed, with the
   * folder of the results; where a decision is still pending it stays in progress, and where the
   * session breaks off it is as it was.
   */
  public TuningResult run(Supplier<TuningResult> session) {
    String before = Blueprint.read(file).text();
    String meanwhile = write(FIRST_AT_WORK, AT_WORK, null);
    boolean isOver = false;
    try {
      TuningResult result = session.get();
      String folder = result.folder().toAbsolutePath().normalize().toString();
      if (result.decisionsPending() > 0) {
        write(FIRST_AT_WORK, AT_WORK, folder);
      } else {
        write(FIRST_DONE, List.of(), folder);
      }
      isOver = true;
      return result;
    } finally {
      if (!isOver) {
        restore(before, meanwhile);
      }
    }
  }

  /** In the word that the file itself uses for it, if it has one. */
  private String write(String usual, List<String> words, @Nullable String results) {
    Blueprint now = Blueprint.read(file);
    String word =
        now.statuses().stream()
            .filter(
                each ->
                    words.isEmpty() ? Blueprint.isDone(each) : words.contains(Elements.bare(each)))
            .findFirst()
            .orElseGet(() -> likeOthers(usual, now.statuses()));
    String text = StatusText.set(now.text(), id, word, results);
    replace(text);
    return text;
  }

  private static String likeOthers(String word, List<String> others) {
    boolean isUpper =
        !others.isEmpty()
            && others.stream().allMatch(each -> each.equals(each.toUpperCase(Locale.ROOT)));
    return isUpper ? word.toUpperCase(Locale.ROOT) : word;
  }

  /** What others wrote meanwhile stays; only this task's own status goes back. */
  private void restore(String before, String meanwhile) {
    String now = Blueprint.read(file).text();
    String status = Blueprint.parse(file, before).statusOf(id);
    replace(now.equals(meanwhile) ? before : StatusText.set(now, id, status, null));
  }

  private void replace(String text) {
    try {
      Path real = file.toRealPath();
      Path fresh = Files.createTempFile(real.getParent(), "genesis", ".tmp");
      try {
        Files.copy(
            real, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(
            fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new TuningException("the status of task " + id + " cannot be written to " + file, e);
    }
  }
}
