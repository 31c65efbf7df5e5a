package dev.tunesmith.database.postgresql.records;

import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A log as stderr or syslog have it, whatever stands before a message: its process is the number in
 * brackets, its database what follows an at sign.
 */
final class TextLog implements RecognisedForm {

  private static final Pattern HEAD =
      Pattern.compile(
          "(.*?)\\b(LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DEBUG[1-5]?|STATEMENT|DETAIL|HINT|CONTEXT|QUERY|LOCATION):"
              + " {1,2}(.*)");
  private static final Pattern START =
      Pattern.compile("(?m)^(?![-\\s])[^'\"\\n]*?\\b(LOG|ERROR|FATAL|DETAIL|STATEMENT): {1,2}\\S");
  private static final Pattern SYSLOG =
      Pattern.compile("\\S.*? \\S+\\[(\\d+)\\]: \\[\\d+-\\d+\\] (.*)");
  private static final Pattern PROCESS = Pattern.compile("\\[(\\d+)\\]");
  private static final Pattern DATABASE = Pattern.compile("@([^\\s:,\\]()@]+)");
  private static final Set<String> TOLD = Set.of("LOG", "ERROR");
  private static final Set<String> BELONGING = Set.of("HINT", "CONTEXT", "QUERY", "LOCATION");

  @Override
  public boolean begins(String text) {
    return START.matcher(text).find();
  }

  @Override
  public void read(BufferedReader text, Listener records) throws IOException {
    Durations durations = new Durations(records);
    Lines lines = new Lines(durations);
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      lines.add(line);
    }
    lines.end();
    durations.end();
  }

  /** Puts messages together from their lines. */
  private static final class Lines {

    private final Durations durations;
    private String prefix = "";
    private @Nullable StringBuilder message;
    private StringBuilder detail = new StringBuilder();
    private StringBuilder statement = new StringBuilder();
    private @Nullable StringBuilder part;

    Lines(Durations durations) {
      this.durations = durations;
    }

    void add(String line) {
      Matcher syslog = SYSLOG.matcher(line);
      boolean isWrapped = syslog.matches();
      String text = isWrapped ? syslog.group(2).replace("#011", "\t") : line;
      Matcher head = HEAD.matcher(text);
      if (!line.startsWith("\t") && head.matches()) {
        begin(isWrapped ? "[" + syslog.group(1) + "] " + head.group(1) : head.group(1), head);
      } else if (part != null) {
        part.append('\n').append(text.startsWith("\t") ? text.substring(1) : text);
      }
    }

    private void begin(String before, Matcher head) {
      String kind = head.group(2);
      if (BELONGING.contains(kind)) {
        part = null;
      } else if (kind.equals("DETAIL")) {
        part = detail;
        detail.append(head.group(3));
      } else if (kind.equals("STATEMENT")) {
        part = statement;
        statement.append(head.group(3));
      } else {
        end();
        prefix = before;
        message = TOLD.contains(kind) ? new StringBuilder(head.group(3)) : null;
        part = message;
      }
    }

    void end() {
      if (message != null) {
        durations.accept(
            new LogEntry(
                first(PROCESS, prefix),
                first(DATABASE, prefix),
                prefix,
                message.toString(),
                detail.toString(),
                statement.toString()));
      }
      message = null;
      part = null;
      detail = new StringBuilder();
      statement = new StringBuilder();
    }

    private static String first(Pattern pattern, String text) {
      Matcher found = pattern.matcher(text);
      return found.find() ? found.group(1) : "";
    }
  }
}
