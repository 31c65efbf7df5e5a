package dev.tunesmith.engine.recording;

import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.reports.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** A recording's lines on disk. */
final class RecordingFile implements AutoCloseable {

  static final String NAME = "recording.jsonl";

  // Not a FileChannel, for the reason that the ledger's file is none.
  private final FileOutputStream out;

  private RecordingFile(FileOutputStream out) {
    this.out = out;
  }

  static RecordingFile create(Path folder) {
    try {
      Path file = PrivateFiles.makeFile(folder.resolve(NAME));
      return new RecordingFile(new FileOutputStream(file.toFile(), true));
    } catch (FileAlreadyExistsException e) {
      throw new InvalidInputException(
          folder + " already holds a recording; choose another folder with --out", e);
    } catch (IOException e) {
      throw new InvalidInputException("cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  void append(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new TuningException("the recording cannot be written: " + e.getMessage(), e);
    }
  }

  /** Forces what was appended to the disk. */
  void force() {
    try {
      out.getFD().sync();
    } catch (IOException e) {
      throw new TuningException("the recording cannot be written: " + e.getMessage(), e);
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
