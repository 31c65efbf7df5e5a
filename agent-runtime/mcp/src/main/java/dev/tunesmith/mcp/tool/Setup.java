package dev.tunesmith.mcp.tool;

import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.mcp.session.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a person laid down for all hosts.
 *
 * @param settings the settings file, there or not
 * @param skills folders whose skill files join the crew
 * @param environment where passwords, addresses and keys are looked up
 * @param servers where a sandbox's server comes from
 */
public record Setup(
    Path settings,
    List<Path> skills,
    Map<String, String> environment,
    SandboxServers servers,
    Sessions sessions) {

  public Setup {
    skills = List.copyOf(skills);
    environment = Map.copyOf(environment);
  }

  @Override
  public String toString() {
    return "Setup[" + settings + "]";
  }
}
