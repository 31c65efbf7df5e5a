package dev.tunesmith.database.sandbox;

/**
 * One execution of a statement.
 *
 * @param millis as the client saw it, all rows fetched, or until it was cut off
 * @param rows returned or changed; 0 where it was cut off
 * @param end how it ended
 */
public record Run(double millis, long rows, End end) {

  /** How a run ends. */
  public enum End {
    COMPLETE,
    /** The session's limit was reached. */
    CUT_OFF
  }

  /** A run that came to its end. */
  public Run(double millis, long rows) {
    this(millis, rows, End.COMPLETE);
  }

  /** A run that had not ended after so long. */
  public static Run cutOffAfter(double millis) {
    return new Run(millis, 0, End.CUT_OFF);
  }

  /** Whether it was cut off, so that it takes at least as long as said. */
  public boolean isCutOff() {
    return end == End.CUT_OFF;
  }
}
