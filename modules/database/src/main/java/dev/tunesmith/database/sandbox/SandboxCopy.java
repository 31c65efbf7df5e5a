package dev.tunesmith.database.sandbox;

import dev.tunesmith.core.schema.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A sandbox and how it came to be.
 *
 * @param rows copied
 * @param bytes the copy's size with its indexes
 * @param took from the server's start to the last statistics
 * @param server its product and version
 * @param missing tables of which the target has rows and the copy has none
 * @param share of the rows of large tables that were copied; 1 where all were
 * @param notes sentences about what is not as on the target
 */
public record SandboxCopy(
    Sandbox sandbox,
    long rows,
    long bytes,
    Duration took,
    String server,
    List<TableName> missing,
    double share,
    List<String> notes) {

  public SandboxCopy {
    missing = List.copyOf(missing);
    notes = List.copyOf(notes);
  }

  /** The same with one sentence more, before the others. */
  SandboxCopy noting(String sentence) {
    List<String> all = new ArrayList<>(List.of(sentence));
    all.addAll(notes);
    return new SandboxCopy(sandbox, rows, bytes, took, server, missing, share, all);
  }
}
