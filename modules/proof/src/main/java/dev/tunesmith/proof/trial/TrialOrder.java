package dev.tunesmith.proof.trial;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trial is to try.
 *
 * @param subject the statement that is to gain, or null where the issue is about an index
 * @param remedies tried together, in this order
 * @param workload the statements that must not suffer; they have run in the sandbox before
 */
public record TrialOrder(
    IssueId issue, @Nullable Query subject, List<Remedy> remedies, Workload workload) {

  public TrialOrder {
    remedies = List.copyOf(remedies);
    if (remedies.isEmpty()) {
      throw new IllegalArgumentException("a trial of " + issue + " needs at least one remedy");
    }
  }
}
