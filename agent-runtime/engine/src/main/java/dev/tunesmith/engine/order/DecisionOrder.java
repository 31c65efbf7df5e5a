package dev.tunesmith.engine.order;

import dev.tunesmith.core.issue.IssueId;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about an issue of a past session.
 *
 * @param folder the session's result folder
 * @param target the session's database, or null where the choice changes nothing in it
 * @param storageBytes how many bytes all remedies may add now, or null for as many as before
 */
public record DecisionOrder(
    Path folder,
    IssueId issue,
    Decider.Choice choice,
    @Nullable TargetDatabase target,
    SandboxServers servers,
    List<Path> skills,
    @Nullable Long storageBytes) {

  public DecisionOrder {
    skills = List.copyOf(skills);
  }
}
