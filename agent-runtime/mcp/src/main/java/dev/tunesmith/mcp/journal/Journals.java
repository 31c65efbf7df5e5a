package dev.tunesmith.mcp.journal;

import dev.tunesmith.engine.journal.FileJournal;
import dev.tunesmith.engine.order.JournalPlace;
import dev.tunesmith.engine.order.WorkJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Opens journals. */
public final class Journals {
  private static final Path PROJECT = Path.of(".tunesmith");

  private Journals() {}

  /**
   * The journal at a place; empty where a person wants none, or has no folder of their own.
   *
   * @param environment names the person's home
   * @param told is told once if a server cannot be used and our own journal is instead
   */
  public static Optional<WorkJournal> open(
      JournalPlace place, Map<String, String> environment, Consumer<String> told) {
    if (place instanceof JournalPlace.Nowhere) {
      return Optional.empty();
    }
    if (place instanceof JournalPlace.InFolder named) {
      return Optional.of(new FileJournal(named.folder()));
    }
    Optional<WorkJournal> own = usual(environment).map(FileJournal::new);
    return place instanceof JournalPlace.AtServer server
        ? own.map(instead -> new JournalServer(server.command(), instead, told))
        : own;
  }

  private static Optional<Path> usual(Map<String, String> environment) {
    return Files.isDirectory(PROJECT)
        ? Optional.of(PROJECT.resolve("journal").toAbsolutePath())
        : Stream.of("HOME", "USERPROFILE")
            .flatMap(name -> Stream.ofNullable(environment.get(name)))
            .filter(home -> !home.isBlank())
            .map(home -> Path.of(home, ".tunesmith", "journal"))
            .findFirst();
  }
}
