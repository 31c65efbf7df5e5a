package dev.tunesmith.database.history;

import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.workload.WorkloadException;
import dev.tunesmith.database.workload.WorkloadSource;

/**
 * A workload in which parameters that nobody gave a value are asked with values chosen for them.
 */
public final class ChosenValues implements WorkloadSource {

  private final WorkloadSource source;

  private ChosenValues(WorkloadSource source) {
    this.source = source;
  }

  /** Those of that source. */
  public static WorkloadSource in(WorkloadSource source) {
    return new ChosenValues(source);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Workload read(Target target) {
    Workload bound = of(source.read(target), target);
    if (bound.queries().isEmpty()) {
      throw new WorkloadException(
          "%s holds no statement that can be tuned (%s)"
              .formatted(name(), bound.leftOut().get(0).reason()));
    }
    return bound;
  }

  static Workload of(Workload workload, Target target) {
    return workload.queries().stream().anyMatch(query -> Asked.hasParameters(query.sql()))
        ? new Recollection(new Recall(target, target.dialect().history()))
            .bound(workload, NamedRelations.of(target))
        : workload;
  }
}
