package dev.tunesmith.database.history;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The text of a file that may be long, and compressed by gzip. */
final class FileText {

  private static final int BEGINNING = 1 << 16;
  private static final int GZIP = 0x1f8b;

  private FileText() {}

  static BufferedReader opened(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    bytes.mark(2);
    boolean isCompressed = (bytes.read() << 8 | bytes.read()) == GZIP;
    bytes.reset();
    InputStream plain = isCompressed ? new GZIPInputStream(bytes) : bytes;
    // A log may hold any bytes: what is no text there is replaced.
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BEGINNING);
  }

  /** By which the form of a file is recognised; it is read again after this. */
  static String beginning(BufferedReader text) throws IOException {
    text.mark(BEGINNING);
    char[] read = new char[BEGINNING];
    int length = Math.max(0, text.read(read));
    text.reset();
    return new String(read, 0, length);
  }
}
