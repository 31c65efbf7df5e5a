package dev.tunesmith.database.embedded;

import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.WorkCancelledException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Has Maven fetch a server with the user's own settings, into a folder where it is found again the
 * next time.
 *
 * @param program how Maven is started
 * @param arguments that the user wants it to have
 * @param folder for what was fetched
 */
public record MavenFetch(Path program, List<String> arguments, Path folder) {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int TOLD_CHARACTERS = 300;

  /** Keeps a copy of the arguments. */
  public MavenFetch {
    arguments = List.copyOf(arguments);
  }

  /** What was fetched before, and is still what it was. */
  Optional<ServerBinaries> fetched(KnownServer server) {
    Path jar = folder.resolve(server.jar());
    try {
      return Files.exists(jar) ? Optional.of(ServerBinaries.in(jar)) : Optional.empty();
    } catch (DatabaseException e) {
      return Optional.empty();
    }
  }

  /**
   * Fetches a server.
   *
   * @throws DatabaseException if it cannot be had, or is not what it should be
   * @throws WorkCancelledException if the thread is interrupted
   */
  ServerBinaries fetch(KnownServer server) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempDirectory(folder, "fetching-");
      try {
        run(command(server, fresh), fresh);
        Path jar = fresh.resolve(server.jar());
        ServerBinaries.in(jar);
        Path kept = folder.resolve(server.jar());
        Files.move(jar, kept, StandardCopyOption.REPLACE_EXISTING);
        return ServerBinaries.in(kept);
      } finally {
        remove(fresh);
      }
    } catch (IOException e) {
      throw new DatabaseException(String.valueOf(e.getMessage()), e);
    }
  }

  private List<String> command(KnownServer server, Path into) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of("--quiet", "--batch-mode", "--no-transfer-progress"));
    command.addAll(arguments);
    command.add("dependency:copy");
    command.add("-Dartifact=" + server.coordinates());
    command.add("-DoutputDirectory=" + into);
    return command;
  }

  /* In a folder without a project, whose settings would otherwise count. */
  private static void run(List<String> command, Path folder) throws IOException {
    Path log = folder.resolve("log");
    Process running =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("Maven took longer than " + PATIENCE.toMinutes() + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkCancelledException("interrupted while fetching a server");
    } finally {
      running.destroy();
    }
    if (running.exitValue() != 0) {
      throw new IOException("Maven says: " + firstError(log));
    }
  }

  private static String firstError(Path log) throws IOException {
    String text = Files.readString(log, StandardCharsets.UTF_8).replaceAll("\\e\\[[0-9;]*m", "");
    String line =
        text.lines()
            .filter(each -> each.startsWith("[ERROR]"))
            .findFirst()
            .orElse("nothing")
            .replaceFirst("^\\[ERROR\\] *", "");
    return line.substring(0, Math.min(line.length(), TOLD_CHARACTERS));
  }

  private static void remove(Path fresh) throws IOException {
    try (Stream<Path> files = Files.list(fresh)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(fresh);
  }
}
