package dev.tunesmith.core.workload;

import java.util.stream.Stream;

/** What really runs where a statement of a workload stands for several. */
public sealed interface Course permits Burst, Encounter {

  /** The statements that run. */
  Stream<String> texts();
}
