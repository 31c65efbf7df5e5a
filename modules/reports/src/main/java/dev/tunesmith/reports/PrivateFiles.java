package dev.tunesmith.reports;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders and files that only their owner can open, where the system knows such: a result folder
 * holds statements, values and names of the target.
 */
public final class PrivateFiles {

  private PrivateFiles() {}

  /** Makes the folder and those above it; what is there already stays as it is. */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, permissions(folder, "rwx------"));
  }

  /**
   * Makes an empty file.
   *
   * @throws FileAlreadyExistsException if there is one
   */
  public static Path makeFile(Path file) throws IOException {
    return Files.createFile(file, permissions(file, "rw-------"));
  }

  /** Makes an empty file unless there is one. */
  public static void makeFileIfMissing(Path file) throws IOException {
    if (!Files.exists(file)) {
      makeFile(file);
    }
  }

  private static FileAttribute<?>[] permissions(Path place, String permissions) {
    boolean isPosix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
