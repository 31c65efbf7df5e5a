package dev.tunesmith.cli.option;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import dev.tunesmith.reports.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Logs to a file that only its owner can open, named in {@code logback.xml}. */
public final class PrivateFileAppender extends FileAppender<ILoggingEvent> {

  @Override
  public void openFile(String name) throws IOException {
    Path file = Path.of(name).toAbsolutePath();
    PrivateFiles.makeFolder(file.resolveSibling(""));
    PrivateFiles.makeFileIfMissing(file);
    super.openFile(name);
  }
}
