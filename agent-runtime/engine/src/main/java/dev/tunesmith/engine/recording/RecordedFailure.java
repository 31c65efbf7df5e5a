package dev.tunesmith.engine.recording;

import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.database.StatementFailedException.Clue;
import dev.tunesmith.database.WorkCancelledException;
import org.jspecify.annotations.Nullable;

/**
 * How a question ended that was not answered.
 *
 * @param state the server's five-letter code of a failed statement, else null
 * @param clue what may be told of a failed statement, else null
 */
record RecordedFailure(Kind kind, @Nullable String state, String message, @Nullable Clue clue) {

  enum Kind {
    CONNECTION_LOST,
    STATEMENT_FAILED,
    DATABASE_FAILED,
    CANCELLED
  }

  static RecordedFailure of(DatabaseException fault) {
    String message = String.valueOf(fault.getMessage());
    if (fault instanceof StatementFailedException refused) {
      return new RecordedFailure(
          Kind.STATEMENT_FAILED, refused.sqlState(), message, refused.clue());
    }
    return new RecordedFailure(
        fault instanceof ConnectionLostException ? Kind.CONNECTION_LOST : Kind.DATABASE_FAILED,
        null,
        message,
        null);
  }

  static RecordedFailure of(WorkCancelledException fault) {
    return new RecordedFailure(Kind.CANCELLED, null, String.valueOf(fault.getMessage()), null);
  }

  /** What was thrown then. Whoever was interrupted then is interrupted now. */
  RuntimeException exception() {
    IllegalStateException cause = new IllegalStateException("as it was recorded");
    return switch (kind) {
      case CONNECTION_LOST -> new ConnectionLostException(message, cause);
      case STATEMENT_FAILED ->
          new StatementFailedException(
              String.valueOf(state), message, clue == null ? Clue.NONE : clue, cause);
      case DATABASE_FAILED -> new DatabaseException(message, cause);
      case CANCELLED -> {
        Thread.currentThread().interrupt();
        yield new WorkCancelledException(message);
      }
    };
  }
}
