package dev.tunesmith.database.postgresql.records;

import dev.tunesmith.database.dialect.StatementRecords.Moment;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One message of a server's log.
 *
 * @param session tells the messages of one connection from those of others; empty if unknown
 * @param database empty if unknown
 * @param time holds the moment it was written; empty if unknown
 * @param message without its severity
 * @param detail empty if there is none
 * @param statement what its session was asked then; empty where that is not said
 */
record LogEntry(
    String session, String database, String time, String message, String detail, String statement) {

  private static final int HEXADECIMAL = 16;
  private static final Pattern TIME =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?)");

  /** The same session's message, with what it says instead. */
  LogEntry saying(String other) {
    return new LogEntry(session, database, time, other, detail, statement);
  }

  /** The same message with the detail of another. */
  LogEntry detailed(String other) {
    return new LogEntry(session, database, time, message, other, statement);
  }

  Moment moment() {
    return new Moment(session, process(), written());
  }

  /** A session's id ends with its process in hexadecimal digits. */
  private int process() {
    int dot = session.indexOf('.');
    boolean isHex = dot >= 0 && session.substring(dot + 1).matches("[0-9a-f]{1,7}");
    boolean isNumber = session.matches("[0-9]{1,9}");
    return isHex
        ? Integer.parseInt(session.substring(dot + 1), HEXADECIMAL)
        : isNumber ? Integer.parseInt(session) : 0;
  }

  private @Nullable LocalDateTime written() {
    Matcher found = TIME.matcher(time);
    try {
      return found.find() ? LocalDateTime.parse(found.group(1) + "T" + found.group(2)) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
