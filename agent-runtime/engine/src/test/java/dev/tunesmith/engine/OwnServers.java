package dev.tunesmith.engine;

import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The database servers that this process has started. */
public final class OwnServers {

  private OwnServers() {}

  /** Kills them all, save one. */
  public static void killAllBut(PracticeServer spared) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.find(temporary, 4, (file, kind) -> isPidFile(file))) {
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file);
        boolean isSpared = spared.jdbcUrl().contains(":" + lines.get(3).strip() + "/");
        if (isOurs(file) && !isSpared) {
          kill(Long.parseLong(lines.get(0).strip()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPidFile(Path file) {
    return file.endsWith("data/postmaster.pid")
        && file.getParent().getParent().getFileName().toString().startsWith("server-");
  }

  private static boolean isOurs(Path pidFile) throws IOException {
    Path owner = pidFile.getParent().getParent().resolve("owner");
    return Files.readAllLines(owner)
        .get(0)
        .strip()
        .equals(Long.toString(ProcessHandle.current().pid()));
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
