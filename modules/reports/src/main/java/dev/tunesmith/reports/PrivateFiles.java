package dev.tunesmith.reports;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

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

  /** Whether only this process's user can open the file, where the system knows such. */
  public static boolean isOurs(Path file) throws IOException {
    if (!isPosix(file)) {
      return true;
    }
    PosixFileAttributes found =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return found.isRegularFile()
        && PosixFilePermissions.toString(found.permissions()).endsWith("------")
        && found.owner().equals(ownerOfWhatWeMake(file));
  }

  private static UserPrincipal ownerOfWhatWeMake(Path beside) throws IOException {
    Path probe = Files.createTempFile(beside.toAbsolutePath().getParent(), ".owner-", "");
    try {
      return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
    } finally {
      Files.delete(probe);
    }
  }

  /** Forces the names of the files in a folder to the disk, where the system can. */
  public static void forceNames(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private static boolean isPosix(Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] permissions(Path place, String permissions) {
    return isPosix(place)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
