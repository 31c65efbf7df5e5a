package dev.tunesmith.core.quality;

import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.schema.ForeignKey;
import dev.tunesmith.core.schema.IndexKey;

/** The keys that a write has checked: an index that serves them shows in no plan. */
final class KeyChecks {

  static final String UNSEEN = "a plan does not show the keys a write checks";

  private KeyChecks() {}

  /** Whether an index is there for a key that the write has checked. */
  static boolean areServedBy(CreateIndex create, Submission submission) {
    return isAboutAWrite(submission)
        && submission.surroundings().schema().table(create.table()).stream()
            .flatMap(table -> table.foreignKeys().stream())
            .anyMatch(key -> leadsTo(key, create));
  }

  private static boolean isAboutAWrite(Submission submission) {
    return submission
        .subjectMeasurement()
        .flatMap(measured -> submission.surroundings().workload().find(measured.query()))
        .filter(query -> !query.isRead())
        .isPresent();
  }

  private static boolean leadsTo(ForeignKey key, CreateIndex create) {
    IndexKey leading = create.shape().keys().get(0);
    return leading.isColumn() && key.columns().contains(leading.text());
  }
}
