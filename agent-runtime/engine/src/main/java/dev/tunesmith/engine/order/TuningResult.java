package dev.tunesmith.engine.order;

import dev.tunesmith.core.session.SessionState;
import java.nio.file.Path;

/**
 * What a session has come to.
 *
 * @param state the fold of the session's ledger
 * @param folder the result folder: report, migrations, session.json and ledger
 */
public record TuningResult(SessionState state, Path folder) {

  /** How many issues wait for a person's decision. */
  public int decisionsPending() {
    return state.pending().size();
  }
}
