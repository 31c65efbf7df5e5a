package dev.tunesmith.database.workload;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text that is no script of SQL looks like, and what to give instead. */
enum KnownForm {
  PLAN(
      "QUERY PLAN|\\(cost=[0-9.]+\\.\\.[0-9.]+ rows=|\"Node Type\"\\s*:",
      "it looks like a plan; give the statement that was explained"),
  LOG(
      "(LOG|STATEMENT|ERROR|DETAIL):\\s|\\bduration: [0-9.]+ ms",
      "it looks like a server's log; give it as a file, with durations in it"),
  JSON(
      "\\A\\s*[\\[{]\\s*[\"{]",
      "it looks like JSON; give the statements in it as SQL, each ended by a semicolon"),
  TABLE(
      "\\A\\s*\"?(query|queryid|userid|calls|dbid)\"?\\s*[,;|\\t]",
      "it looks like a table of statistics; give it as a file of CSV with the columns query, calls"
          + " and total_exec_time, or leave --workload out, and the server is asked itself");

  private final Pattern sign;
  private final String advice;

  KnownForm(String sign, String advice) {
    this.sign = Pattern.compile(sign);
    this.advice = advice;
  }

  /** What to do about a text, if it has such a form. */
  static Optional<String> adviceOn(String text) {
    return Arrays.stream(values())
        .filter(form -> form.sign.matcher(text).find())
        .map(form -> form.advice)
        .findFirst();
  }
}
