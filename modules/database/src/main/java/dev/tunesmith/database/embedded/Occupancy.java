package dev.tunesmith.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether somebody lives in a home: a lock that the system takes back when its process ends,
 * however it ends. Process numbers and the moments at which processes began do not tell it: numbers
 * are given anew, and two processes may read such a moment a second apart.
 */
final class Occupancy {

  private static final String FILE = "occupied";

  /* Closing any channel on a file gives up the process's lock on it, so these are never reopened. */
  private static final Map<Path, FileChannel> OURS = new ConcurrentHashMap<>();

  private Occupancy() {}

  /** Takes a home for this process. */
  static void begin(Path home) throws IOException {
    FileChannel channel =
        FileChannel.open(home.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    OURS.put(home, channel);
  }

  /** Whether a process lives that took it, this one included. */
  static boolean of(Path home) throws IOException {
    return OURS.containsKey(home) || isLocked(home);
  }

  private static boolean isLocked(Path home) throws IOException {
    try {
      FileChannel channel = FileChannel.open(home.resolve(FILE), StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        channel.close();
        return lock == null;
      } catch (OverlappingFileLockException e) {
        // Of this process, by another class loader.
        OURS.put(home, channel);
        return true;
      }
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Gives a home up. */
  static void end(Path home) throws IOException {
    FileChannel channel = OURS.remove(home);
    if (channel != null) {
      channel.close();
    }
    Files.deleteIfExists(home.resolve(FILE));
  }

  /** Whether that file is the lock of the home. */
  static boolean isMarkOf(Path home, Path file) {
    return file.equals(home.resolve(FILE));
  }
}
