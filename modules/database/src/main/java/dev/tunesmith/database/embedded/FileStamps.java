package dev.tunesmith.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * By what a file is known not to have been changed: the system notes the time of each change to a
 * file or its rights, and nobody but it can set that time.
 */
final class FileStamps {

  private static final String ATTRIBUTES = "unix:ino,size,mode,ctime";

  private FileStamps() {}

  /** The stamps of these files; empty where the system keeps none. */
  static Optional<String> of(List<Path> files) throws IOException {
    StringBuilder stamps = new StringBuilder();
    for (Path file : files) {
      if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        return Optional.empty();
      }
      stamps
          .append(file)
          .append(new TreeMap<>(Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS)))
          .append('\n');
    }
    return Optional.of(stamps.toString());
  }
}
