package dev.tunesmith.database.clients;

import dev.tunesmith.database.clients.ClientLogs.Lines;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code time|4|statement|connection 0|url|SELECT … ?|SELECT … 7}, of which the last is taken. */
final class P6SpyLog implements Lines {

  private static final Pattern LINE =
      Pattern.compile(
          ".*?\\|\\s*(\\d+)\\s*(?:ms)?\\|\\s*statement\\s*\\|.*\\|\\s*("
              + AskedText.STATEMENT
              + ".*?);?\\s*");
  static final Pattern SIGN = Pattern.compile("(?m)\\|\\s*\\d+\\s*(?:ms)?\\|\\s*statement\\s*\\|");

  @Override
  public void add(String line, Listener records) {
    Matcher found = LINE.matcher(line);
    if (found.matches()) {
      records.ran(AskedText.once(found.group(2), Double.parseDouble(found.group(1)), Map.of()));
    }
  }
}
