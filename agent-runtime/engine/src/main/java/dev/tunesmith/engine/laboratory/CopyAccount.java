package dev.tunesmith.engine.laboratory;

import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox came to be.
 *
 * @param rows copied
 * @param bytes the copy's size with its indexes
 * @param took from the server's start to the last statistics
 * @param server of the sandbox, its product and version; null in older recordings
 * @param share of the rows of large tables that were copied; null in older recordings
 * @param notes sentences about what is not as on the target
 */
public record CopyAccount(
    long rows,
    long bytes,
    Duration took,
    @Nullable String server,
    @Nullable Double share,
    List<String> notes) {

  public CopyAccount {
    notes = List.copyOf(notes);
  }

  /** The same, as the ledger keeps it. */
  public SandboxReady event() {
    return new SandboxReady(rows, bytes, took, server, share, notes);
  }
}
