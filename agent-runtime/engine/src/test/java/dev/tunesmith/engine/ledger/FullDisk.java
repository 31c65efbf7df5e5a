package dev.tunesmith.engine.ledger;

import dev.tunesmith.core.session.SessionEvent.LevelsDeclared;
import dev.tunesmith.engine.order.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A process that writes a ledger until it cannot any more, and tells why. */
final class FullDisk {

  private FullDisk() {}

  public static void main(String[] arguments) throws java.io.IOException {
    Path folder = Path.of(arguments[0]);
    try (Journal journal = Journal.begin(folder, Clock.systemUTC(), List.of())) {
      while (true) {
        journal.append(new LevelsDeclared(List.of()));
      }
    } catch (InvalidInputException e) {
      Files.writeString(folder.resolveSibling("told"), e.getMessage());
    }
  }
}
