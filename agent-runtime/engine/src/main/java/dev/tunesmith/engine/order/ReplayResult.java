package dev.tunesmith.engine.order;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of replaying a session.
 *
 * @param folder the new result folder
 * @param compared how many entries of the recorded ledger were held against the new one's; where
 *     the database was measured again, how many issues
 * @param later how many entries the recorded session's ledger holds of decisions that were made
 *     after its end; they are no part of its recording
 * @param divergences where it was not as recorded: at most one, or, where the database was measured
 *     again, one for each issue that ended otherwise
 */
public record ReplayResult(Path folder, long compared, long later, List<Divergence> divergences) {

  public ReplayResult {
    divergences = List.copyOf(divergences);
  }

  /** Whether everything was as recorded. */
  public boolean isEqual() {
    return divergences.isEmpty();
  }
}
