package dev.tunesmith.cli.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** Finds a folder that does not exist yet. */
final class FreeFolder {

  private FreeFolder() {}

  /** {@code name} itself, or with the first number that makes it free. */
  static Path named(Path parent, String name) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> parent.resolve(number == 1 ? name : name + "-" + number))
        .filter(folder -> !Files.exists(folder))
        .findFirst()
        .orElseThrow();
  }
}
