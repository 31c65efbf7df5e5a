package dev.tunesmith.database.clients;

import dev.tunesmith.database.clients.ClientLogs.Lines;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code (0.004) SELECT … ; args=(7,)}, as {@code django.db.backends} writes it: values are in it.
 */
final class DjangoLog implements Lines {

  private static final Pattern LINE =
      Pattern.compile(
          ".*?\\(([0-9.]+)\\) (" + AskedText.STATEMENT + ".*?); args=.*", Pattern.DOTALL);
  static final Pattern SIGN =
      Pattern.compile("(?m)\\([0-9]+\\.[0-9]+\\) " + AskedText.STATEMENT + ".*; args=");
  private static final double MILLIS = 1000;

  @Override
  public void add(String line, Listener records) {
    Matcher found = LINE.matcher(line);
    if (found.matches()) {
      double millis = MILLIS * Double.parseDouble(found.group(1));
      records.ran(AskedText.once(found.group(2), millis, Map.of()));
    }
  }
}
