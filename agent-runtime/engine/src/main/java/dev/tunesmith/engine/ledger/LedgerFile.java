package dev.tunesmith.engine.ledger;

import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.engine.InvalidInputException;
import dev.tunesmith.engine.TuningException;
import dev.tunesmith.json.LedgerJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A ledger's lines on disk: one entry a line, each forced to the disk before the next begins. */
final class LedgerFile implements AutoCloseable {

  static final String NAME = "ledger.jsonl";

  private final FileChannel channel;

  private LedgerFile(FileChannel channel) {
    this.channel = channel;
  }

  static LedgerFile create(Path folder) {
    try {
      Files.createDirectories(folder);
      return new LedgerFile(
          FileChannel.open(
              folder.resolve(NAME), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (FileAlreadyExistsException e) {
      throw new InvalidInputException(
          folder + " already holds a session's ledger; choose another folder with --out", e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  void append(LedgerEntry entry) {
    ByteBuffer line =
        ByteBuffer.wrap((LedgerJson.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new TuningException("the ledger cannot be written: " + e.getMessage(), e);
    }
  }

  static List<LedgerEntry> read(Path folder) {
    try {
      return Files.readAllLines(folder.resolve(NAME)).stream().map(LedgerJson::read).toList();
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + folder.resolve(NAME), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
