package dev.tunesmith.database.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.Set;

/** Folders and files that only the user of this process can open. */
final class OwnFiles {

  private static final String FOLDER = "rwx------";

  private OwnFiles() {}

  /**
   * The folder of that name if it is ours alone, made if there is none; else a new one of another
   * name beside it. What stands under a name that others can guess is not trusted.
   */
  static Path folder(Path wanted) throws IOException {
    try {
      Files.createDirectories(parent(wanted));
      Files.createDirectory(wanted, ownFolder(wanted));
      return wanted;
    } catch (FileAlreadyExistsException e) {
      return isOurs(wanted)
          ? wanted
          : Files.createTempDirectory(
              parent(wanted), wanted.getFileName() + "-", ownFolder(wanted));
    }
  }

  private static boolean isOurs(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (!isPosix(folder)) {
      return true;
    }
    PosixFileAttributes found =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    boolean closed = found.permissions().equals(PosixFilePermissions.fromString(FOLDER));
    return closed && found.owner().equals(ourselves());
  }

  /** Who owns what this process makes; the name of the user need not tell. */
  private static UserPrincipal ourselves() throws IOException {
    Path probe = Files.createTempFile("tunesmith-", ".owner");
    try {
      return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
    } finally {
      Files.delete(probe);
    }
  }

  /** Gives a file these permissions, where the system knows such. */
  static void permit(Path file, String permissions) throws IOException {
    if (isPosix(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
  }

  /** A new file with that content, never open to others. */
  static void write(Path file, String content) throws IOException {
    Files.createFile(file, ownFile(file));
    Files.writeString(file, content);
  }

  private static FileAttribute<?>[] ownFolder(Path place) throws IOException {
    return isPosix(parent(place)) ? attributes(FOLDER) : attributes();
  }

  private static FileAttribute<?>[] ownFile(Path place) throws IOException {
    return isPosix(parent(place)) ? attributes("rw-------") : attributes();
  }

  private static FileAttribute<?>[] attributes(String... permissions) {
    return Set.of(permissions).stream()
        .map(PosixFilePermissions::fromString)
        .map(PosixFilePermissions::asFileAttribute)
        .toArray(FileAttribute<?>[]::new);
  }

  private static Path parent(Path place) {
    return Objects.requireNonNull(place.toAbsolutePath().getParent(), "a root has no folder");
  }

  private static boolean isPosix(Path place) throws IOException {
    return Files.getFileStore(place).supportsFileAttributeView("posix");
  }
}
