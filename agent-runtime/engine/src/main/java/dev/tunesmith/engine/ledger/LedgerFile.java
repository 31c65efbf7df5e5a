package dev.tunesmith.engine.ledger;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.json.LedgerJson;
import dev.tunesmith.reports.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A ledger's lines on disk: one entry a line, each forced to the disk before the next begins. */
final class LedgerFile implements AutoCloseable {

  static final String NAME = "ledger.jsonl";

  // Not a FileChannel: that closes itself where an interrupted thread writes, and whoever is
  // interrupted has the most to write down.
  private final FileOutputStream out;
  private String last;

  private LedgerFile(FileOutputStream out, String last) {
    this.out = out;
    this.last = last;
  }

  static LedgerFile create(Path folder) {
    try {
      PrivateFiles.makeFolder(folder);
      FileOutputStream out =
          new FileOutputStream(PrivateFiles.makeFile(folder.resolve(NAME)).toFile(), true);
      return new LedgerFile(locked(out, folder), LedgerChain.START);
    } catch (FileAlreadyExistsException e) {
      throw new InvalidInputException(
          folder + " already holds a session's ledger; choose another folder with --out", e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Opens a ledger to be continued; a half-written last line is cut off. */
  static LedgerFile reopen(Path folder) {
    String last = sound(folder).hash();
    try {
      FileOutputStream out =
          locked(new FileOutputStream(folder.resolve(NAME).toFile(), true), folder);
      out.getChannel().truncate(wholeLines(folder.resolve(NAME)));
      return new LedgerFile(out, last);
    } catch (IOException e) {
      throw new InvalidInputException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  private static FileOutputStream locked(FileOutputStream out, Path folder) throws IOException {
    boolean locked = false;
    try {
      locked = out.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    } finally {
      if (!locked) {
        out.close();
      }
    }
    if (!locked) {
      throw inUse(folder);
    }
    return out;
  }

  private static InvalidInputException inUse(Path folder) {
    return new InvalidInputException(
        "a session is still at work in " + folder + "; wait for its end");
  }

  private static long wholeLines(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  void append(LedgerEntry entry) {
    try {
      LedgerChain.Line line = LedgerChain.after(last, LedgerJson.write(entry));
      out.write((line.written() + "\n").getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
      last = line.hash();
    } catch (IOException e) {
      throw new TuningException("the ledger cannot be written: " + e.getMessage(), e);
    }
  }

  /** The entries on disk; a last line that a killed process left half-written is passed over. */
  static List<LedgerEntry> read(Path folder) {
    return sound(folder).entries();
  }

  /** What its lines come to, also where one does not follow from those before. */
  static LedgerCheck check(Path folder) {
    return LedgerCheck.of(linesOf(folder.resolve(NAME)));
  }

  private static LedgerCheck sound(Path folder) {
    LedgerCheck check = check(folder);
    if (check.fault() != null && !check.isTorn()) {
      throw new InvalidInputException(folder.resolve(NAME) + ", " + check.fault());
    }
    return check;
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(
          "there is no session in " + file.getParent() + ": it holds no " + NAME, e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
