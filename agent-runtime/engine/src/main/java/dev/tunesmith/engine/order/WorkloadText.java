package dev.tunesmith.engine.order;

import java.nio.file.Path;

/** Where the workload's text comes from. */
public sealed interface WorkloadText {

  /** In a file. */
  record InFile(Path file) implements WorkloadText {}

  /** Given as it is. */
  record Inline(String sql) implements WorkloadText {}
}
