package dev.tunesmith.cli;

import dev.tunesmith.reports.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps a stack trace in the result folder, or where temporary files go. */
final class FaultFile {

  private static final String NAME = "fault.log";

  private FaultFile() {}

  /** Writes the details and says where they are. */
  static String write(Optional<Path> folder, String details) {
    try {
      Path file =
          folder.isPresent()
              ? folder.get().resolve(NAME)
              : Files.createTempFile("tunesmith-", "-" + NAME);
      PrivateFiles.makeFileIfMissing(file);
      Files.writeString(file, details, StandardOpenOption.APPEND);
      return file.toString();
    } catch (IOException e) {
      return "no file, since none could be written (use --verbose to see them)";
    }
  }
}
