package dev.tunesmith.database.clients;

import dev.tunesmith.database.clients.ClientLogs.Lines;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code org.hibernate.SQL} and what is bound, as versions 5 and 6 write it, in one line or more.
 */
final class HibernateLog implements Lines {

  static final Pattern SIGN =
      Pattern.compile("(?m)org\\.hibernate\\.SQL\\b|^Hibernate:\\s|\\bo\\.hibernate\\.SQL\\b");
  private static final Pattern BEGIN =
      Pattern.compile("(?:.*\\bhibernate\\.SQL\\b[^a-zA-Z]*|Hibernate: ?)(.*)");
  private static final Pattern BOUND =
      Pattern.compile(
          ".*binding parameter (?:\\((\\d+):\\w+\\) <- |\\[(\\d+)\\] as \\[\\w+\\] - )\\[(.*)\\]");

  private final StringBuilder sql = new StringBuilder();
  private final Map<Integer, String> values = new HashMap<>();
  private boolean hasBegun;

  @Override
  public void add(String line, Listener records) {
    Matcher begin = BEGIN.matcher(line);
    Matcher bound = BOUND.matcher(line);
    if (bound.matches()) {
      String number = bound.group(1) == null ? bound.group(2) : bound.group(1);
      String value = bound.group(3);
      values.put(Integer.valueOf(number), value.equals("null") ? "NULL" : AskedText.literal(value));
    } else if (begin.matches()) {
      end(records);
      sql.append(begin.group(1));
      hasBegun = true;
    } else if (hasBegun && values.isEmpty() && line.startsWith(" ")) {
      sql.append('\n').append(line);
    }
  }

  @Override
  public void end(Listener records) {
    if (!sql.toString().isBlank()) {
      records.ran(AskedText.once(sql.toString().strip(), values));
    }
    sql.setLength(0);
    values.clear();
  }
}
