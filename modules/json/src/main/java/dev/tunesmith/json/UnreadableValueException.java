package dev.tunesmith.json;

/** Says that a text is not the JSON that was expected. */
public final class UnreadableValueException extends JsonException {
  private static final long serialVersionUID = 1L;

  UnreadableValueException(String message) {
    super(message);
  }

  UnreadableValueException(String message, Throwable cause) {
    super(message, cause);
  }
}
