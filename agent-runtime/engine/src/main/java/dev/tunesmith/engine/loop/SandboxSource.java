package dev.tunesmith.engine.loop;

import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxCopy;
import dev.tunesmith.database.sandbox.SandboxFactory;
import java.time.InstantSource;

/** Where sandboxes come from: fresh copies of one target. */
record SandboxSource(Target target, InstantSource clock) {

  SandboxCopy copyWithAccount() {
    return SandboxFactory.copy(target, EmbeddedServer.Settings.SANDBOX);
  }

  Sandbox copy() {
    return copyWithAccount().sandbox();
  }
}
