package dev.tunesmith.reports;

import java.io.IOException;
import java.nio.file.Path;

/** Says that a session's results could not be written. */
public final class ResultsNotWrittenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  ResultsNotWrittenException(Path path, IOException cause) {
    super("cannot write " + path + ": " + cause.getMessage(), cause);
    this.path = path;
  }

  /** The file or folder that could not be written. */
  public Path path() {
    return path;
  }
}
