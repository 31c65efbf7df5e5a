package dev.tunesmith.engine.laboratory;

import java.time.Duration;
import java.util.List;

/**
 * How a sandbox came to be.
 *
 * @param rows copied
 * @param bytes the copy's size with its indexes
 * @param took from the server's start to the last statistics
 * @param notes sentences about what is not as on the target
 */
public record CopyAccount(long rows, long bytes, Duration took, List<String> notes) {

  public CopyAccount {
    notes = List.copyOf(notes);
  }
}
