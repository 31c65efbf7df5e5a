package dev.tunesmith.advisor.locks;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.Adviser;
import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.LockOrder;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.workload.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advises one order of locking for transactions that wait for each other. */
public final class LockOrderAdviser implements Adviser {

  /** In the planner's units: what a transaction that begins anew costs at least. */
  private static final double BEGUN_ANEW = 10_000;

  @Override
  public RemedyKind kind() {
    return RemedyKind.TRANSACTION_SCOPE;
  }

  @Override
  public List<Advice> advise(Issue issue, @Nullable Query query, AdvisorContext context) {
    if (query == null || query.encounter() == null) {
      return List.of();
    }
    LockOrder order = new LockOrder(query.name());
    double locking =
        context.measurements().stream()
            .filter(measured -> measured.query().equals(query.name()))
            .mapToDouble(LockOrderAdviser::cost)
            .sum();
    return context.tried().contains(order)
        ? List.of()
        : List.of(
            new Advice(
                order,
                locking + BEGUN_ANEW,
                locking,
                0,
                "Each of them holds what another wants. Where all begin by locking their rows in"
                    + " the order of their keys, whoever comes second waits before it holds"
                    + " anything, and nobody is given up."));
  }

  private static double cost(Measurement measured) {
    return measured.plan().cost();
  }
}
