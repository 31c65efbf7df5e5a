package dev.tunesmith.core.quality;

import dev.tunesmith.core.issue.IssueKind.Scope;
import dev.tunesmith.core.remedy.Remedy;

/**
 * Whether the workload has to be run under load: where the issue or a remedy is about throughput,
 * locks or caching, which a single connection does not show.
 */
final class UnderLoad {

  private UnderLoad() {}

  static boolean isNeeded(Submission submission) {
    return submission.issue().kind().scope() == Scope.UNDER_LOAD
        || submission.proposal().remedies().stream().anyMatch(Remedy::showsUnderLoad);
  }
}
