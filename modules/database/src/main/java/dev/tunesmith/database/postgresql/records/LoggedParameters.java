package dev.tunesmith.database.postgresql.records;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a statement's parameters as a log writes them. */
final class LoggedParameters {

  private static final Pattern PARAMETER =
      Pattern.compile("\\$(\\d{1,5}) = (NULL|'(?:[^']|'')*+')(?!')");
  private static final String CUT_OFF = "...'";

  private LoggedParameters() {}

  /** Literals by number; without those that the log cut off. */
  static Map<Integer, String> in(String detail) {
    Map<Integer, String> values = new HashMap<>();
    Matcher found = PARAMETER.matcher(detail);
    while (found.find()) {
      if (!found.group(2).endsWith(CUT_OFF)) {
        values.put(Integer.valueOf(found.group(1)), literal(found.group(2)));
      }
    }
    return values;
  }

  /** A backslash means itself in what the log writes, however the server reads literals. */
  private static String literal(String logged) {
    return logged.indexOf('\\') < 0 ? logged : "E" + logged.replace("\\", "\\\\");
  }
}
