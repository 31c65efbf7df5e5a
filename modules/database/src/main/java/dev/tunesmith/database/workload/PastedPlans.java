package dev.tunesmith.database.workload;

import java.util.regex.Pattern;

/**
 * A talk with a client that was copied with the plans in it: these, and what the client asks with,
 * are blanked, so that the statements stay.
 */
final class PastedPlans {

  private static final Pattern PLANNED =
      Pattern.compile("\\(cost=[0-9.]+\\.\\.[0-9.]+ rows=\\d+ width=\\d+\\)");
  private static final Pattern PROMPT = Pattern.compile("^[\\w.-]+[=('\"*!-]+[#>] ");
  private static final Pattern HEAD = Pattern.compile("\\s*QUERY PLAN\\s*|-{6,}\\s*");
  private static final Pattern LAST = Pattern.compile("\\(\\d+ rows?\\)\\s*|Time: .*|\\s*");

  private PastedPlans() {}

  static String blanked(String text) {
    return PLANNED.matcher(text).find() ? withoutPlans(text) : text;
  }

  private static String withoutPlans(String text) {
    StringBuilder kept = new StringBuilder();
    boolean isPlan = false;
    for (String line : text.split("(?<=\n)", -1)) {
      isPlan = PLANNED.matcher(line).find() || (isPlan && !ends(line));
      boolean isAround = HEAD.matcher(line).matches() || LAST.matcher(line).matches();
      String said =
          PROMPT.matcher(line).replaceFirst(prompt -> " ".repeat(prompt.group().length()));
      kept.append(isPlan || isAround ? ScriptText.blank(line) : said);
    }
    return kept.toString();
  }

  private static boolean ends(String line) {
    return LAST.matcher(line).matches()
        || PROMPT.matcher(line).find()
        || line.matches("(?si)(explain|select|with|insert|update|delete)\\b.*");
  }
}
