package dev.tunesmith.mcp.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of each session, below one that they share. */
final class SessionFolders {
  private static final int NAMED = 5;

  private final Path root;

  SessionFolders(Path root) {
    this.root = root.toAbsolutePath();
  }

  /** A new folder that only its owner may look into. */
  Path create(SessionId id) {
    try {
      Files.createDirectories(root);
      Path folder = root.resolve(id.value());
      return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? Files.createDirectory(
              folder,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
          : Files.createDirectory(folder);
    } catch (IOException e) {
      throw new RefusedCallException(
          "folder-unwritable",
          "no folder for a session can be made in " + root,
          "make it writable, or name another one with --sessions");
    }
  }

  /**
   * The folder of a session.
   *
   * @throws RefusedCallException if there is none of that name
   */
  Path find(String written) {
    Optional<Path> folder =
        SessionId.parse(written).map(id -> root.resolve(id.value())).filter(Files::isDirectory);
    return folder.orElseThrow(
        () ->
            new RefusedCallException(
                "session-unknown", "there is no session of that name", adviceOnNames()));
  }

  private String adviceOnNames() {
    List<SessionId> latest = latest();
    return latest.isEmpty()
        ? "there is none yet; begin one with tuning_start"
        : "name one of the latest: "
            + latest.stream().map(SessionId::value).collect(Collectors.joining(", "))
            + "; or begin one with tuning_start";
  }

  /** The latest sessions, newest first. */
  List<SessionId> latest() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory)
          .sorted(Comparator.comparing(SessionFolders::changed).reversed())
          .flatMap(each -> SessionId.parse(String.valueOf(each.getFileName())).stream())
          .limit(NAMED)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime changed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
