package dev.tunesmith.mcp.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a session that a host may read; a worker's own are not among them. */
public final class SessionFiles {
  /** How a resource of a session begins. */
  public static final String SCHEME = "tunesmith://session/";

  private static final Set<String> FIRST =
      Set.of("report.md", "report.html", "handover.json", "session.json");
  private static final Set<String> FOLDERS = Set.of("migrations", "rewrites");

  private SessionFiles() {}

  /** The files below a session's folder, relative to it, the report first. */
  public static List<Path> of(Path folder) {
    return Stream.concat(
            Stream.of("report.md", "handover.json", "session.json", "report.html")
                .map(Path::of)
                .filter(each -> Files.isRegularFile(folder.resolve(each))),
            FOLDERS.stream().sorted().flatMap(each -> within(folder, each)))
        .toList();
  }

  private static Stream<Path> within(Path folder, String name) {
    Path below = folder.resolve(name);
    if (!Files.isDirectory(below)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(below)) {
      return files.filter(Files::isRegularFile).sorted().map(folder::relativize).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of a file of a session. */
  public static String uri(String session, Path file) {
    return SCHEME + session + "/" + file.toString().replace('\\', '/');
  }

  /**
   * The text of a file.
   *
   * @throws RefusedCallException if there is none that a host may read
   */
  public static String read(Path folder, String name) {
    if (!mayBeRead(name) || !Files.isRegularFile(folder.resolve(name))) {
      throw new RefusedCallException(
          "resource-unknown",
          "the session has no such file",
          "tuning_report names those that it has; they are written when it ends");
    }
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean mayBeRead(String name) {
    String[] parts = name.split("/", -1);
    boolean isFirst = parts.length == 1 && FIRST.contains(parts[0]);
    boolean isBelow =
        parts.length == 2
            && FOLDERS.contains(parts[0])
            && parts[1].matches("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    return isFirst || isBelow;
  }
}
