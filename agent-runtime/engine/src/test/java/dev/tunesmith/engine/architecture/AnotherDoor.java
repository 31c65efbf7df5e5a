package dev.tunesmith.engine.architecture;

import dev.tunesmith.database.embedded.EmbeddedServer;
import javax.sql.DataSource;

/** Takes connections with rights where nobody may. */
final class AnotherDoor {

  private AnotherDoor() {}

  static DataSource superuser(EmbeddedServer server) {
    return server.superuser("copy");
  }

  static DataSource owner(EmbeddedServer server) {
    return server.owner("copy");
  }
}
