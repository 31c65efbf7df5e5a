package dev.tunesmith.engine.order;

import dev.tunesmith.database.workload.WorkloadSource;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session was asked to do.
 *
 * @param host the embedding host as it names itself, or null for one that does not
 */
public record SessionOrder(
    TargetDatabase target,
    SandboxServers servers,
    WorkloadSource workload,
    List<Path> skills,
    AgentOrder agents,
    Terms terms,
    Results results,
    @Nullable String host) {

  public SessionOrder {
    skills = List.copyOf(skills);
  }

  /** An order whose session is not recorded. */
  public SessionOrder(
      TargetDatabase target,
      WorkloadSource workload,
      List<Path> skills,
      AgentOrder agents,
      Terms terms,
      Path results,
      @Nullable String host) {
    this(
        target,
        SandboxServers.onClassPath(),
        workload,
        skills,
        agents,
        terms,
        Results.in(results),
        host);
  }
}
