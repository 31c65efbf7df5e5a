package dev.tunesmith.proof.load;

import dev.tunesmith.database.dialect.ServerActivity;
import dev.tunesmith.database.dialect.ServerActivity.Counters;
import dev.tunesmith.database.sandbox.SandboxSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at what the server says of sessions while they work. */
final class ServerWatch {

  private final SandboxSession session;
  private final ServerActivity activity;
  private final List<Integer> watched;
  private final Set<String> waiting = new HashSet<>();

  ServerWatch(SandboxSession session, ServerActivity activity, List<Integer> watched) {
    this.session = session;
    this.activity = activity;
    this.watched = List.copyOf(watched);
  }

  /** Notes the statements that are waiting for a lock now. */
  void look() {
    waiting.addAll(
        session.ask(
            "looking for lock waits", connection -> activity.lockWaits(watched, connection)));
  }

  /** How many statements were found waiting since it was last asked. */
  long takeWaits() {
    long found = waiting.size();
    waiting.clear();
    return found;
  }

  Counters counters() {
    return session.ask(
        "reading what the server counted", connection -> activity.counters(watched, connection));
  }
}
