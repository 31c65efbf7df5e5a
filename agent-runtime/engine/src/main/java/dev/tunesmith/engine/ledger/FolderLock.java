package dev.tunesmith.engine.ledger;

import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.reports.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a result folder for one process at a time. The system takes the lock back when the process
 * ends, however it ends.
 */
final class FolderLock implements AutoCloseable {

  /* Whoever closes any channel on a file gives up the process's locks on it: not even this class
   * opens the file twice. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final String FILE = ".lock";

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes a folder.
   *
   * @throws InvalidInputException if somebody has it, or could keep it from us
   */
  static FolderLock take(Path folder) throws IOException {
    Path real = folder.toRealPath();
    if (!HELD.add(real)) {
      throw inUse(folder);
    }
    boolean taken = false;
    try {
      FileChannel channel = open(folder.resolve(FILE));
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(folder);
      }
      taken = true;
      return new FolderLock(real, channel);
    } finally {
      if (!taken) {
        HELD.remove(real);
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    PrivateFiles.makeFileIfMissing(file);
    if (!PrivateFiles.isOurs(file)) {
      throw new InvalidInputException(
          file + " can be locked by other users of this machine; remove it, or choose another DIR");
    }
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  private static InvalidInputException inUse(Path folder) {
    return new InvalidInputException(
        "a session is still at work in " + folder + "; wait for its end");
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD.remove(folder);
  }
}
