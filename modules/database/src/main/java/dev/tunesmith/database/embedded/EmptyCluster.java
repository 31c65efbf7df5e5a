package dev.tunesmith.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a server that was just initialised. The first of a process with its programs leaves
 * them for those that follow, since a copy costs a tenth of initialising. They go with the process.
 */
final class EmptyCluster {

  private static final Logger LOG = LoggerFactory.getLogger(EmptyCluster.class);
  private static final Map<Path, Path> KEPT = new ConcurrentHashMap<>();

  private EmptyCluster() {}

  /** Lays the files out in a new data directory; none where no server has left any. */
  static void layOut(Path programs, Path data) throws IOException {
    Path kept = KEPT.get(programs);
    if (kept == null) {
      return;
    }
    try {
      copy(kept, data);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("the files kept in {} cannot be copied; the server makes its own", kept, e);
      KEPT.remove(programs);
      ServerHomes.remove(data);
    }
  }

  /**
   * Keeps the files of a server to which nobody but {@code statement} is connected yet.
   *
   * @param statement of a superuser, outside a transaction
   */
  static synchronized void keep(Path programs, Path data, Statement statement) throws SQLException {
    if (KEPT.containsKey(programs)) {
      return;
    }
    // Nothing writes until the next statement, so the files are as after a crash at this point.
    statement.execute("checkpoint");
    try {
      Path home = ServerHomes.ofThisUser().create();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> forget(home), "tunesmith-cluster"));
      Path kept = ServerHomes.data(home);
      copy(data, kept);
      KEPT.put(programs, kept);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("the files in {} cannot be kept; each server makes its own", data, e);
    }
  }

  private static void forget(Path home) {
    try {
      ServerHomes.remove(home);
    } catch (IOException e) {
      LOG.debug("{} could not be removed; the next process will", home, e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        if (!file.endsWith("postmaster.pid")) {
          Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }
}
