package dev.tunesmith.advisor;

import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advises remedies of one kind. */
public interface Adviser {

  /** The kind; who may not use it is not asked. */
  RemedyKind kind();

  /**
   * The remedies worth trying, best first; empty where none would help, or the issue is about
   * something else.
   *
   * @param query the statement the issue is about, or null where it is about an index
   */
  List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context);
}
