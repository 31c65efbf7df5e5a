package dev.tunesmith.engine.settings;

import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file in which a person lays settings down. */
public final class SettingsFile {

  private static final long MAX_BYTES = 256 * 1024;

  private SettingsFile() {}

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if it is not there, or anything in it is not understood; the
   *     message names the line
   */
  public static Settings read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(file + " is too large for a settings file");
      }
      return new SettingsReader(file).read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the settings " + file + "; is it there, readable, and UTF-8 text?", e);
    }
  }
}
