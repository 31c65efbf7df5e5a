package dev.tunesmith.database.sandbox;

import dev.tunesmith.database.embedded.EmbeddedServer;
import javax.sql.DataSource;

/**
 * The door to a sandbox whose connections may do anything. Through it goes fixed SQL of ours alone,
 * which finds nothing but the server's own functions; never rows of a copied table, nor a view.
 */
final class SuperuserDoor {

  private SuperuserDoor() {}

  static DataSource to(EmbeddedServer server, String database) {
    return server.superuser(database);
  }

  static DataSource toServer(EmbeddedServer server) {
    return server.superuser(EmbeddedServer.FIRST_DATABASE);
  }
}
