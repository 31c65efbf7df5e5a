package dev.tunesmith.core.workload;

import java.util.Map;

/**
 * Who asks the workload of the database.
 *
 * @param role the role it logs in as
 * @param settings what that role has set for its sessions, by the server's name for it
 */
public record Client(String role, Map<String, String> settings) {

  public Client {
    settings = Map.copyOf(settings);
  }
}
