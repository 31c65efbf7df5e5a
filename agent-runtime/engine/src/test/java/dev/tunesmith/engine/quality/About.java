package dev.tunesmith.engine.quality;

import dev.tunesmith.core.issue.Issue;

/** What a planted issue is about. */
sealed interface About {

  /**
   * A statement that is named after the fault.
   *
   * @param sql the statement with the comments that describe it, if any
   */
  record Statement(String sql) implements About {
    @Override
    public boolean isSubjectOf(Issue issue, String fault) {
      return issue.query() != null && issue.query().value().equals(fault);
    }

    @Override
    public String inWorkload(String fault) {
      return "-- name: " + fault + "\n" + sql + ";\n";
    }
  }

  /** An index that another one makes redundant. */
  record RedundantIndex(String index) implements About {
    @Override
    public boolean isSubjectOf(Issue issue, String fault) {
      return issue.subject() instanceof Issue.Subject.OfIndex of && of.index().equals(index);
    }

    @Override
    public String inWorkload(String fault) {
      return "";
    }
  }

  /** Whether an issue is the planted one. */
  boolean isSubjectOf(Issue issue, String fault);

  /** What the workload has to hold for it. */
  String inWorkload(String fault);
}
