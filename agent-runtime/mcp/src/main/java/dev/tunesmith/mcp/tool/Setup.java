package dev.tunesmith.mcp.tool;

import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.WorkJournal;
import dev.tunesmith.mcp.session.Sessions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person laid down for all hosts.
 *
 * @param settings the settings file, there or not
 * @param skills folders whose skill files join the crew
 * @param environment where passwords, addresses and keys are looked up
 * @param servers where a sandbox's server comes from
 * @param journal what the tools of a journal work on, or null where they are not offered
 */
public record Setup(
    Path settings,
    List<Path> skills,
    Map<String, String> environment,
    SandboxServers servers,
    Sessions sessions,
    @Nullable WorkJournal journal) {

  public Setup {
    skills = List.copyOf(skills);
    environment = Map.copyOf(environment);
  }

  @Override
  public String toString() {
    return "Setup[" + settings + "]";
  }
}
