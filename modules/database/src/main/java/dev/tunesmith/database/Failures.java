package dev.tunesmith.database;

import dev.tunesmith.database.StatementFailedException.Clue;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what a driver throws into one line without values, secrets or stack traces. */
public final class Failures {

  private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03", "57P05");

  /** How drivers tell where in a statement the server saw the fault. */
  private static final Pattern POSITION = Pattern.compile("(?m)^ +Position: ([1-9][0-9]{0,8})$");

  private static final String DISK_FULL = "53100";

  private Failures() {}

  /**
   * The exception that says what went wrong.
   *
   * @param during what was being done, as in {@code reading the catalogue}
   */
  public static DatabaseException of(SQLException failure, String during) {
    String line = line(failure);
    if (isConnectionLost(failure)) {
      return new ConnectionLostException(
          "the connection was lost while " + during + ": " + line, failure);
    }
    if (state(failure).equals(DISK_FULL)) {
      return new OutOfRoomException(
          "no room is left where the server keeps its files: " + line + " (while " + during + ")",
          failure);
    }
    return new StatementFailedException(
        state(failure),
        line + " (while " + during + ")",
        new Clue(position(failure), null),
        failure);
  }

  /** Where in the statement the server saw the fault as it read it; null if it saw none then. */
  private static @Nullable Integer position(SQLException failure) {
    Matcher told = POSITION.matcher(String.valueOf(failure.getMessage()));
    return told.find() ? Integer.valueOf(told.group(1)) : null;
  }

  /** Whether the server went away, as opposed to refusing something. */
  public static boolean isConnectionLost(SQLException failure) {
    String state = state(failure);
    return state.startsWith("08")
        || GONE.contains(state)
        || failure.getCause() instanceof IOException;
  }

  /** Whether nothing more is to be begun: the server went away, or the work was broken off. */
  public static boolean endsWork(SQLException failure) {
    return isConnectionLost(failure) || Thread.currentThread().isInterrupted();
  }

  /** The server's five-letter code, or five zeros with an X where there is none. */
  public static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "X0000" : state;
  }

  /**
   * The message's first line, without the driver's prefix. The detail lines, which quote rows, are
   * left out, and so are quoted values where the code says that a value was at fault.
   */
  public static String line(SQLException failure) {
    String message = failure.getMessage() == null ? "no message" : failure.getMessage();
    String first = message.lines().findFirst().orElse("no message").strip();
    String text = first.replaceFirst("^\\p{Lu}+: +", "");
    String state = state(failure);
    return state.startsWith("22") || state.startsWith("23")
        ? text.replaceAll(": \".*\"?$", ": (value not shown)")
        : text;
  }
}
