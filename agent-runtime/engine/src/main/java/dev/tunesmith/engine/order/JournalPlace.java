package dev.tunesmith.engine.order;

import java.nio.file.Path;
import java.util.List;

/** Where a person wants what sessions learn to be kept. */
public sealed interface JournalPlace {

  /** In the project's {@code .tunesmith} folder where there is one, else in the person's own. */
  record Usual() implements JournalPlace {}

  /** Nothing is kept, and nothing is looked up. */
  record Nowhere() implements JournalPlace {}

  /** In a folder of theirs. */
  record InFolder(Path folder) implements JournalPlace {}

  /**
   * At a journal server of theirs, which is spoken to over its standard streams.
   *
   * @param command the program and what it is given
   */
  record AtServer(List<String> command) implements JournalPlace {
    public AtServer {
      command = List.copyOf(command);
    }
  }
}
