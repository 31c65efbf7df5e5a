package dev.tunesmith.engine;

import dev.tunesmith.engine.practice.PracticeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
    return inside(Path.of(System.getProperty("java.io.tmpdir")), "tunesmith-servers-*").stream()
        .flatMap(root -> inside(root, "server-*").stream())
        .map(home -> home.resolve("data").resolve("postmaster.pid"))
        .filter(file -> Files.exists(file) && isOurs(file))
        .toList();
  }

  private static List<Path> inside(Path folder, String pattern) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
      entries.forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static boolean isOurs(Path pidFile) {
    return lines(pidFile.getParent().getParent().resolve("owner"))
        .contains(Long.toString(ProcessHandle.current().pid()));
  }

  /** None where another process has just removed its own. */
  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
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
