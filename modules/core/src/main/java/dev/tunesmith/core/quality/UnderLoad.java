package dev.tunesmith.core.quality;

import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.remedy.Remedy;

/**
 * Whether the workload has to be run under load: where the issue or a remedy is about throughput,
 * locks or caching, which a single connection does not show.
 */
final class UnderLoad {

  private static final ByForm BY_FORM = new ByForm();

  private UnderLoad() {}

  static boolean isNeeded(Submission submission) {
    return isAskedFor(submission.issue().kind())
        || submission.proposal().remedies().stream().anyMatch(remedy -> remedy.match(BY_FORM));
  }

  // A new kind of issue has to be placed here before anything compiles.
  private static boolean isAskedFor(IssueKind kind) {
    return switch (kind) {
      case SLOW_QUERY -> false;
      case REDUNDANT_INDEX -> true;
    };
  }

  /** The same for a new form of remedy. */
  private static final class ByForm implements Remedy.Cases<Boolean> {

    @Override
    public Boolean of(Remedy.CreateIndex create) {
      return false;
    }

    /** What it promises is more writes a second. */
    @Override
    public Boolean of(Remedy.DropIndex drop) {
      return true;
    }

    @Override
    public Boolean of(Remedy.Rewrite rewrite) {
      return false;
    }

    /** Every connection takes what the setting grants. */
    @Override
    public Boolean of(Remedy.RoleSetting setting) {
      return true;
    }

    /** It is a cache, and all connections read the same copy. */
    @Override
    public Boolean of(Remedy.MaterialisedView view) {
      return true;
    }
  }
}
