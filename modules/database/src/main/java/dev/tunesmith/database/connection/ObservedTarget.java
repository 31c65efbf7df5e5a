package dev.tunesmith.database.connection;

import dev.tunesmith.core.agent.TargetFacts;
import dev.tunesmith.database.dialect.ServerActivity;
import dev.tunesmith.database.reading.SnapshotReading;
import java.util.List;

/** A target's server as its own views show it, through the door for fixed SQL of ours. */
record ObservedTarget(SnapshotReading door, ServerActivity observing) implements TargetFacts {

  @Override
  public List<Setting> settings() {
    return door.read("reading the server's settings", observing::settings);
  }

  @Override
  public List<Wait> waits() {
    return door.read("looking who waits for a lock", observing::waits);
  }
}
