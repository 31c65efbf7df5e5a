package dev.tunesmith.engine.kinds;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advises patience whatever the issue is. */
final class PatienceAdviser implements Adviser {

  @Override
  public RemedyKind kind() {
    return Patience.KIND;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    return List.of(new Advice(new Patience("shop", "5s"), 10, 5, 0, "Locks are waited for."));
  }
}
