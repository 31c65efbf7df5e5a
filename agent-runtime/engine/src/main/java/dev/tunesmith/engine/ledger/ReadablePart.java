package dev.tunesmith.engine.ledger;

import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.reports.PrivateFiles;
import dev.tunesmith.reports.ResultFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The lines of a damaged ledger that follow from each other, as a result folder of their own. */
final class ReadablePart {

  private static final String FOLDER = "readable";

  private ReadablePart() {}

  /** Writes it, and says what is wrong with the whole. */
  static InvalidInputException refusal(Path folder, LedgerCheck check) {
    String fault = folder.resolve(LedgerFile.NAME) + ", " + check.fault();
    if (check.entries().isEmpty()) {
      return new InvalidInputException(fault + "; no line before it can be read");
    }
    Path part = folder.resolve(FOLDER);
    try {
      write(folder, part, check);
    } catch (IOException e) {
      return new InvalidInputException(
          fault + "; the lines before it cannot be put into " + part + ": " + e.getMessage(), e);
    }
    return new InvalidInputException(
        fault
            + "; the "
            + check.entries().size()
            + " lines before it are put into "
            + part
            + ": tunesmith report "
            + part);
  }

  private static void write(Path folder, Path part, LedgerCheck check) throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(LedgerFile.NAME));
    PrivateFiles.makeFolder(part);
    Path ledger = part.resolve(LedgerFile.NAME);
    PrivateFiles.makeFileIfMissing(ledger);
    Files.write(
        ledger,
        Arrays.copyOf(whole, Math.toIntExact(check.length())),
        StandardOpenOption.TRUNCATE_EXISTING);
    ResultFolder.write(part, SessionState.of(check.entries()));
  }
}
