package dev.tunesmith.database.sandbox;

import java.time.Duration;
import java.util.List;

/**
 * A sandbox and how it came to be.
 *
 * @param rows copied
 * @param bytes the copy's size with its indexes
 * @param took from the server's start to the last statistics
 * @param notes sentences about what is not as on the target
 */
public record SandboxCopy(
    Sandbox sandbox, long rows, long bytes, Duration took, List<String> notes) {

  public SandboxCopy {
    notes = List.copyOf(notes);
  }
}
