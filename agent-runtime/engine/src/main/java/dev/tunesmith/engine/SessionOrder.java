package dev.tunesmith.engine;

import dev.tunesmith.core.session.Budget;
import java.nio.file.Path;
import java.util.List;

/** What a session was asked to do. */
public record SessionOrder(
    TargetDatabase target,
    WorkloadText workload,
    List<Path> skills,
    AgentChoice agent,
    Budget budget,
    Path results) {

  public SessionOrder {
    skills = List.copyOf(skills);
  }
}
