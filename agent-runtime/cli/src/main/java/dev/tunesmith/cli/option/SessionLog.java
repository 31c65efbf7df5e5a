package dev.tunesmith.cli.option;

import java.nio.file.Path;
import java.util.logging.LogManager;

/** Sends what libraries log to a file in the result folder, and nothing to the terminal. */
public final class SessionLog {

  private static final String FILE_PROPERTY = "tunesmith.log";
  private static final String LEVEL_PROPERTY = "tunesmith.log.level";

  private SessionLog() {}

  /** Must come before anything logs: the logging system reads its configuration once. */
  public static void into(Path folder) {
    System.setProperty(FILE_PROPERTY, folder.resolve("tunesmith.log").toString());
    System.setProperty(LEVEL_PROPERTY, "INFO");
    // The PostgreSQL driver logs through java.util.logging, which writes to the terminal.
    LogManager.getLogManager().reset();
  }
}
