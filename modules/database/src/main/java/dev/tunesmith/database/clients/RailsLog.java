package dev.tunesmith.database.clients;

import dev.tunesmith.database.clients.ClientLogs.Lines;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Order Load (0.4ms) SELECT … [["id", 7]]}, as Active Record writes it. */
final class RailsLog implements Lines {

  private static final Pattern LINE =
      Pattern.compile(
          ".*?\\(([0-9.]+)ms\\)\\s+(" + AskedText.STATEMENT + ".*?)(?:\\s+(\\[\\[.*\\]\\]))?\\s*");
  static final Pattern SIGN = Pattern.compile("(?m)\\([0-9.]+ms\\)\\s+" + AskedText.STATEMENT);
  private static final Pattern VALUE =
      Pattern.compile("\\[(?:\"[^\"]*\"|nil), (\"(?:[^\"\\\\]|\\\\.)*\"|[^\\]]*)\\]");

  @Override
  public void add(String line, Listener records) {
    Matcher found = LINE.matcher(line);
    if (found.matches()) {
      String bound = found.group(3);
      Map<Integer, String> values = new HashMap<>();
      Matcher value = VALUE.matcher(bound == null ? "" : bound);
      while (value.find()) {
        values.put(values.size() + 1, literal(value.group(1)));
      }
      records.ran(AskedText.once(found.group(2), Double.parseDouble(found.group(1)), values));
    }
  }

  private static String literal(String ruby) {
    if (ruby.equals("nil")) {
      return "NULL";
    }
    boolean isText = ruby.startsWith("\"");
    return AskedText.literal(
        isText ? ruby.substring(1, ruby.length() - 1).replaceAll("\\\\(.)", "$1") : ruby);
  }
}
