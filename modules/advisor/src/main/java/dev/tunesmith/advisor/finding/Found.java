package dev.tunesmith.advisor.finding;

import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.workload.LatencyTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue that has no number yet. */
record Found(
    IssueKind kind,
    Issue.Subject subject,
    double share,
    List<Symptom> symptoms,
    @Nullable LatencyTarget target) {

  Found {
    symptoms = List.copyOf(symptoms);
  }

  Issue numbered(int number) {
    return new Issue(IssueId.of(number), kind, subject, share, symptoms, target);
  }
}
