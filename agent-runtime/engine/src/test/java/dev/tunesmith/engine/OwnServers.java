package dev.tunesmith.engine;

import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The embedded servers that this process owns, as their files on the disk tell. */
public final class OwnServers {

  private OwnServers() {}

  /** How many there are, running or not. */
  public static int count() {
    return pidFiles().size();
  }

  /** Kills all of them, save one. */
  public static void killAllBut(PracticeServer spared) {
    for (Path file : pidFiles()) {
      List<String> lines = lines(file);
      if (!spared.jdbcUrl().contains(":" + lines.get(3).strip() + "/")) {
        kill(Long.parseLong(lines.get(0).strip()));
      }
    }
  }

  private static List<Path> pidFiles() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.find(temporary, 4, (file, kind) -> isPidFile(file))) {
      return files.filter(OwnServers::isOurs).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPidFile(Path file) {
    return file.endsWith("data/postmaster.pid")
        && file.getParent().getParent().getFileName().toString().startsWith("server-");
  }

  private static boolean isOurs(Path pidFile) {
    return lines(pidFile.getParent().getParent().resolve("owner"))
        .get(0)
        .strip()
        .equals(Long.toString(ProcessHandle.current().pid()));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
            });
  }
}
