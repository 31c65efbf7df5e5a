package dev.tunesmith.engine;

import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.engine.ledger.Journal;
import dev.tunesmith.engine.order.InvalidInputException;
import java.nio.file.Path;

/** A session that has run, read back from its ledger. */
public final class PastSession {

  private PastSession() {}

  /**
   * What the ledger in a result folder adds up to.
   *
   * @throws InvalidInputException if the folder holds no readable ledger
   */
  public static SessionState read(Path folder) {
    return Journal.stateOf(folder);
  }
}
