package dev.tunesmith.database.clients;

import dev.tunesmith.database.clients.ClientLogs.Lines;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code FE=> Parse(…)} and {@code FE=> Bind(…)}; what is prepared once is bound again and again.
 */
final class DriverLog implements Lines {

  private static final int MOST_PREPARED = 10_000;
  static final Pattern SIGN = Pattern.compile("FE=> Parse\\(stmt=");
  private static final Pattern PARSE =
      Pattern.compile(".*FE=> Parse\\(stmt=([^,]*),query=\"(.*)\",oids=\\{.*");
  private static final Pattern BIND = Pattern.compile(".*FE=> Bind\\(stmt=([^,]*),portal=(.*)");
  private static final Pattern VALUE =
      Pattern.compile("\\$(\\d+)=<('(?:[^']|'')*+'|[^>]*)>(?=[,)])");

  private final Map<String, String> prepared = new HashMap<>();

  @Override
  public void add(String line, Listener records) {
    Matcher parse = PARSE.matcher(line);
    Matcher bind = BIND.matcher(line);
    if (parse.matches()) {
      if (prepared.size() >= MOST_PREPARED) {
        prepared.clear();
      }
      prepared.put(parse.group(1), parse.group(2));
    } else if (bind.matches()) {
      String sql = prepared.get(bind.group(1));
      if (sql != null && sql.matches("(?s)\\s*" + AskedText.STATEMENT + ".*")) {
        records.ran(AskedText.once(sql, values(bind.group(2))));
      }
    }
  }

  private static Map<Integer, String> values(String bound) {
    Map<Integer, String> values = new HashMap<>();
    Matcher value = VALUE.matcher(bound);
    while (value.find()) {
      String text = value.group(2);
      boolean isKnown = text.startsWith("'") || text.equals("NULL");
      values.put(Integer.valueOf(value.group(1)), isKnown ? text : AskedText.literal(text));
    }
    return values;
  }
}
