package dev.tunesmith.engine.order;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger shows about itself. It is kept by whoever ran the session, so it attests only that
 * nothing was changed afterwards by somebody who did not make it anew.
 *
 * @param lines how many follow from each other, from the first on
 * @param fault the first line that does not, and why; null where all do
 * @param hasEnded whether the last line says that the session ended; else lines may be missing
 * @param hash of the last line that follows, to be kept elsewhere as an anchor
 * @param anchored the line that carries the given anchor, 0 where none does; null without one
 * @param changed files beside the ledger that are not as it has them
 */
public record Attestation(
    int lines,
    @Nullable String fault,
    boolean hasEnded,
    String hash,
    @Nullable Integer anchored,
    List<Path> changed) {
  public Attestation {
    changed = List.copyOf(changed);
  }

  /** Whether nothing speaks against it. */
  public boolean holds() {
    return fault == null && changed.isEmpty() && (anchored == null || anchored > 0);
  }
}
