package dev.tunesmith.core.remedy;

/** Says that a remedy an agent wrote down cannot be read. */
public final class UnreadableRemedyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /** A fault in {@code field} of the written remedy. */
  public UnreadableRemedyException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The field that is wrong. */
  public String field() {
    return field;
  }
}
