package dev.tunesmith.engine.order;

import java.nio.file.Path;

/** What a session leaves, and where. */
public record Results(Path folder, Kept kept) {

  /** What is kept of a session beside its results. */
  public enum Kept {
    /** Every event. */
    LEDGER,
    /** Every event, and all that the session learned, so that it can be run again. */
    LEDGER_AND_RECORDING
  }

  /** A folder with the results and the ledger. */
  public static Results in(Path folder) {
    return new Results(folder, Kept.LEDGER);
  }

  /** Whether the session can be run again from them. */
  public boolean areRecorded() {
    return kept == Kept.LEDGER_AND_RECORDING;
  }
}
