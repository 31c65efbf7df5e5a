package dev.tunesmith.json;

/** Says which line of a ledger cannot be read, and why. */
public final class UnreadableLedgerException extends JsonException {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final int format;
  private final String problem;

  UnreadableLedgerException(long line, int format, String problem) {
    super(message(line, format, problem));
    this.line = line;
    this.format = format;
    this.problem = problem;
  }

  UnreadableLedgerException(long line, int format, String problem, Throwable cause) {
    super(message(line, format, problem), cause);
    this.line = line;
    this.format = format;
    this.problem = problem;
  }

  private static String message(long line, int format, String problem) {
    String where = line == 0 ? "a line of the ledger" : "line " + line + " of the ledger";
    String written = format == 0 ? "" : ", written in format " + format + ",";
    return where + written + " cannot be read: " + problem;
  }

  /** The entry's number, which is its line, from 1; 0 where the line does not say it. */
  public long line() {
    return line;
  }

  /** What is wrong with the line, without saying which it is. */
  public String problem() {
    return problem;
  }

  /** The format the line says it is in; 0 where it says none. */
  public int format() {
    return format;
  }
}
