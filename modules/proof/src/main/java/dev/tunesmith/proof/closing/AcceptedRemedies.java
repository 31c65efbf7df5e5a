package dev.tunesmith.proof.closing;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.sandbox.Presence;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.proof.timing.SandboxRemedies;
import java.util.List;

/** Accepted remedies on loan for measuring: closing puts all of them in place again. */
record AcceptedRemedies(SandboxRemedies remedies) implements AutoCloseable {

  static AcceptedRemedies of(Sandbox sandbox, List<Remedy> accepted) {
    return new AcceptedRemedies(SandboxRemedies.accepted(sandbox, accepted));
  }

  @Override
  public void close() {
    try {
      remedies.real().set(Presence.WITH);
    } catch (ConnectionLostException e) {
      // The copy went with its server: there is nothing to put back, and whoever measured knows.
      return;
    }
  }
}
