package dev.tunesmith.engine.order;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay was asked to do.
 *
 * @param recorded the result folder with the recording
 * @param results the new result folder
 * @param skills folders in place of those that the session had; empty for those
 * @param target the database to measure again, or null to measure nothing
 */
public record ReplayOrder(
    Path recorded,
    Path results,
    List<Path> skills,
    @Nullable TargetDatabase target,
    SandboxServers servers) {

  public ReplayOrder {
    skills = List.copyOf(skills);
  }
}
