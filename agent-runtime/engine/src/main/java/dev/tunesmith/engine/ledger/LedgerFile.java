package dev.tunesmith.engine.ledger;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.json.LedgerJson;
import dev.tunesmith.reports.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ledger's lines on disk: one entry a line, each forced to the disk before the next begins. */
final class LedgerFile implements AutoCloseable {

  static final String NAME = "ledger.jsonl";

  private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);

  // Not a FileChannel: that closes itself where an interrupted thread writes, and whoever is
  // interrupted has the most to write down.
  private final FileOutputStream out;
  private final FolderLock lock;
  private String last;
  private long length;
  private boolean isBroken;
  private final boolean wasTorn;

  private LedgerFile(FileOutputStream out, FolderLock lock, LedgerCheck before) {
    this.out = out;
    this.lock = lock;
    this.last = before.hash();
    this.length = before.length();
    this.wasTorn = before.isTorn();
  }

  /** Begins a ledger; one of which not a byte was ever written is none. */
  static LedgerFile create(Path folder) {
    try {
      PrivateFiles.makeFolder(folder);
      return opened(folder, FolderLock.take(folder), LedgerFile::begun);
    } catch (IOException e) {
      throw new InvalidInputException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Opens a ledger to be continued; a half-written last line is cut off. */
  static LedgerFile reopen(Path folder) {
    check(folder);
    try {
      return opened(folder, FolderLock.take(folder), LedgerFile::continued);
    } catch (IOException e) {
      throw new InvalidInputException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  @FunctionalInterface
  private interface Opening {
    LedgerFile open(Path folder, FolderLock lock) throws IOException;
  }

  private static LedgerFile opened(Path folder, FolderLock lock, Opening opening)
      throws IOException {
    boolean isOpen = false;
    try {
      LedgerFile opened = opening.open(folder, lock);
      isOpen = true;
      return opened;
    } finally {
      if (!isOpen) {
        lock.close();
      }
    }
  }

  private static LedgerFile begun(Path folder, FolderLock lock) throws IOException {
    Path file = folder.resolve(NAME);
    if (Files.exists(file) && Files.size(file) > 0) {
      throw new InvalidInputException(
          folder + " already holds a session's ledger; choose another folder with --out");
    }
    PrivateFiles.makeFileIfMissing(file);
    FileOutputStream out = new FileOutputStream(file.toFile(), true);
    PrivateFiles.forceNames(folder);
    return new LedgerFile(out, lock, LedgerCheck.of(LedgerText.of(new byte[0])));
  }

  private static LedgerFile continued(Path folder, FolderLock lock) throws IOException {
    LedgerCheck before = sound(folder);
    FileOutputStream out = new FileOutputStream(folder.resolve(NAME).toFile(), true);
    out.getChannel().truncate(before.length());
    return new LedgerFile(out, lock, before);
  }

  boolean wasTorn() {
    return wasTorn;
  }

  void append(LedgerEntry entry) {
    if (isBroken) {
      throw new InvalidInputException(
          "the ledger could not be written before, and is not written now");
    }
    LedgerChain.Line line = LedgerChain.after(last, LedgerJson.write(entry));
    byte[] written = (line.written() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      out.write(written);
      out.getFD().sync();
    } catch (IOException e) {
      breakOff();
      throw new InvalidInputException("the ledger cannot be written: " + e.getMessage(), e);
    }
    last = line.hash();
    length += written.length;
  }

  /** What follows half a line would make it a forgery. */
  private void breakOff() {
    isBroken = true;
    try {
      out.getChannel().truncate(length);
    } catch (IOException e) {
      LOG.debug("a half-written last line stays, for whoever goes on to cut off", e);
    }
  }

  /** The entries on disk; a last line that a killed process left half-written is passed over. */
  static List<LedgerEntry> read(Path folder) {
    return sound(folder).entries();
  }

  /** What its lines come to, also where one does not follow from those before. */
  static LedgerCheck check(Path folder) {
    return LedgerCheck.of(LedgerText.of(contentOf(folder.resolve(NAME))));
  }

  private static LedgerCheck sound(Path folder) {
    LedgerCheck check = check(folder);
    if (check.fault() != null && !check.isTorn()) {
      throw new InvalidInputException(folder.resolve(NAME) + ", " + check.fault());
    }
    return check;
  }

  private static byte[] contentOf(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidInputException(file + " is no file that could be read to its end");
    }
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(
          "there is no session in " + file.getParent() + ": it holds no " + NAME, e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (lock) {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
