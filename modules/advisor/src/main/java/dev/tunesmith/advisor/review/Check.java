package dev.tunesmith.advisor.review;

import dev.tunesmith.core.review.Remark;
import java.util.stream.Stream;

/** Looks for a few smells that belong together. */
interface Check {

  /** What it holds against the subject, in the order of the catalogue or the workload. */
  Stream<Remark> in(Subject subject);
}
