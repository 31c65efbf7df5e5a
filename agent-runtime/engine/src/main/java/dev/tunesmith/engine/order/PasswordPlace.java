package dev.tunesmith.engine.order;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a password is kept; never a place that others can read in passing. */
public sealed interface PasswordPlace {

  /** The server asks for none. */
  record Nowhere() implements PasswordPlace {
    @Override
    public @Nullable String password(Map<String, String> environment) {
      return null;
    }
  }

  /** An environment variable. */
  record Variable(String name) implements PasswordPlace {
    @Override
    public String password(Map<String, String> environment) {
      String password = environment.get(name);
      if (password == null) {
        throw new InvalidInputException(
            "the password should be in the environment variable "
                + name
                + ", but no such variable is set");
      }
      return password;
    }
  }

  /** The first line of a file. */
  record FirstLine(Path file) implements PasswordPlace {
    @Override
    public String password(Map<String, String> environment) {
      try {
        return Files.readString(file, StandardCharsets.UTF_8)
            .lines()
            .findFirst()
            .filter(line -> !line.isEmpty())
            .orElseThrow(
                () -> new InvalidInputException("the password file " + file + " is empty"));
      } catch (IOException e) {
        throw new InvalidInputException(
            "cannot read the password file " + file + "; check that it exists and is readable", e);
      }
    }
  }

  /**
   * The password, or null where none is needed.
   *
   * @throws InvalidInputException if the place holds none
   */
  @Nullable String password(Map<String, String> environment);
}
