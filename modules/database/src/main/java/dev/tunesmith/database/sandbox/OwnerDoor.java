package dev.tunesmith.database.sandbox;

import dev.tunesmith.database.embedded.EmbeddedServer;
import javax.sql.DataSource;

/**
 * The door to a sandbox whose connections own what was copied. Copied code runs behind it, while
 * rows are loaded and indexes built: its login has no right to anything else.
 */
final class OwnerDoor {

  private OwnerDoor() {}

  static DataSource to(EmbeddedServer server, String database) {
    return server.owner(database);
  }
}
