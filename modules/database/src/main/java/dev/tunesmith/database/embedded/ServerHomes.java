package dev.tunesmith.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories in which our servers live, each taken by the process that made it. A directory
 * whose process is gone is an orphan: its server is stopped and its files are removed.
 */
final class ServerHomes {

  private static final Logger LOG = LoggerFactory.getLogger(ServerHomes.class);
  private static final long PATIENCE_SECONDS = 5;
  private static final int MOST_TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  // A lock on a file keeps other processes out, but throws inside its own.
  private static final Object IN_THIS_PROCESS = new Object();

  private static @Nullable ServerHomes ofThisProcess;

  private final Path root;

  private ServerHomes(Path root) {
    this.root = root;
  }

  /** The homes in that folder, or in one beside it where that is not this user's alone. */
  static ServerHomes in(Path root) throws IOException {
    return new ServerHomes(OwnFiles.folder(root));
  }

  /** The homes of this user's servers, below the directory for temporary files. */
  static ServerHomes ofThisUser() throws IOException {
    synchronized (IN_THIS_PROCESS) {
      ServerHomes known = ofThisProcess;
      if (known == null) {
        known = chosen();
        ofThisProcess = known;
      }
      return known;
    }
  }

  private static ServerHomes chosen() throws IOException {
    String user = System.getProperty("user.name", "anyone").replaceAll("[^A-Za-z0-9._-]", "_");
    return in(Path.of(System.getProperty("java.io.tmpdir", "."), "tunesmith-servers-" + user));
  }

  /** A new home, taken by this process, whose number is left there for people; orphans go first. */
  Path create() throws IOException {
    return alone(
        () -> {
          reap();
          Path home = Files.createTempDirectory(root, "server-");
          Occupancy.begin(home);
          Files.writeString(home.resolve("owner"), ProcessHandle.current().pid() + "\n");
          return home;
        });
  }

  /** The folder with those programs, unpacked and checked. */
  Path programs(ServerBinaries binaries) throws IOException {
    Path programs = alone(() -> binaries.unpackedIn(root));
    ServerBinaries.requireWhole(programs);
    return programs;
  }

  @FunctionalInterface
  private interface Work {
    Path done() throws IOException;
  }

  /** Nobody but this user can open the folder, so nobody else can hold the lock. */
  private Path alone(Work work) throws IOException {
    synchronized (IN_THIS_PROCESS) {
      try (FileChannel channel =
              FileChannel.open(
                  root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        LOG.trace("holding {}", lock);
        return work.done();
      }
    }
  }

  /** The folder of all of them. */
  Path root() {
    return root;
  }

  static Path data(Path home) {
    return home.resolve("data");
  }

  /** Removes a home whose server has stopped; the last processes of one that was killed may not. */
  static void remove(Path home) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        removeFiles(home);
        break;
      } catch (DirectoryNotEmptyException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
    Occupancy.end(home);
    Files.deleteIfExists(home);
  }

  /** What a home holds, save what keeps others from it meanwhile. */
  private static void removeFiles(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(home) && !Occupancy.isMarkOf(home, file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException | UncheckedIOException e) {
      LOG.debug("a file of {} vanished while it was being removed", home, e);
    }
  }

  private void reap() throws IOException {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(root, "server-*")) {
      for (Path home : homes) {
        if (!Occupancy.of(home)) {
          removeOrphan(home);
        }
      }
    }
  }

  /** What cannot be removed now is tried by whoever comes next. */
  private static void removeOrphan(Path home) {
    try {
      stopOrphan(home);
      remove(home);
    } catch (IOException e) {
      LOG.debug("{} was left behind and cannot be removed", home, e);
    }
  }

  private static Optional<ProcessHandle> process(String pid) {
    return pid.strip().matches("[0-9]{1,10}")
        ? ProcessHandle.of(Long.parseLong(pid.strip()))
        : Optional.empty();
  }

  private static void stopOrphan(Path home) throws IOException {
    Path pidFile = data(home).resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> server = lines.isEmpty() ? Optional.empty() : process(lines.get(0));
    if (server.isPresent() && servesFrom(data(home), server.get())) {
      LOG.info("stopping a server that was left behind in {}", home);
      stop(server.get());
    }
  }

  private static boolean servesFrom(Path data, ProcessHandle process) {
    String commandLine = process.info().commandLine().orElse("");
    return commandLine.contains("postgres") && commandLine.contains(data.toString());
  }

  private static void stop(ProcessHandle server) {
    server.destroy();
    if (!endsInTime(server)) {
      server.destroyForcibly();
      endsInTime(server);
    }
  }

  private static boolean endsInTime(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      return false;
    }
  }
}
