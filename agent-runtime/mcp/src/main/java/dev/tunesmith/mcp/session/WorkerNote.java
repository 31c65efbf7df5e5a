package dev.tunesmith.mcp.session;

import dev.tunesmith.json.CoreJson;
import dev.tunesmith.json.UnreadableValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a worker leaves in its folder, so that whoever comes later finds it.
 *
 * @param pid its process
 * @param socket where it listens
 * @param database the name of the database it works on
 * @param outcome {@code starting}, {@code running}, {@code ended}, {@code cancelled} or {@code
 *     failed}
 * @param message why it failed; empty where it did not
 */
record WorkerNote(long pid, String socket, String database, String outcome, String message) {

  static final String STARTING = "starting";
  static final String RUNNING = "running";
  static final String ENDED = "ended";
  static final String CANCELLED = "cancelled";
  static final String FAILED = "failed";

  private static final String NAME = "worker.json";

  static Optional<WorkerNote> read(Path folder) {
    try {
      return Optional.of(CoreJson.read(Files.readString(folder.resolve(NAME)), WorkerNote.class));
    } catch (IOException | UnreadableValueException e) {
      return Optional.empty();
    }
  }

  /** A worker that is being started and does not listen yet. */
  static WorkerNote starting(String database) {
    return new WorkerNote(0, "", database, STARTING, "");
  }

  void write(Path folder) {
    try {
      Path writing = folder.resolve(NAME + ".writing");
      Files.writeString(writing, CoreJson.write(this));
      Files.move(
          writing,
          folder.resolve(NAME),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  WorkerNote with(String newOutcome, String newMessage) {
    return new WorkerNote(pid, socket, database, newOutcome, newMessage);
  }

  boolean isStarting() {
    return outcome.equals(STARTING);
  }

  boolean isRunning() {
    return outcome.equals(RUNNING);
  }
}
