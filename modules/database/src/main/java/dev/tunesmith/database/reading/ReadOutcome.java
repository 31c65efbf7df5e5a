package dev.tunesmith.database.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of asking a target. */
public sealed interface ReadOutcome {

  /**
   * It answered.
   *
   * @param rows cells as text, null for NULL; a cut cell ends with a marker that says so
   * @param completeness whether there was more than the limits let through
   */
  record Rows(List<String> columns, List<List<@Nullable String>> rows, Completeness completeness)
      implements ReadOutcome {

    /** Whether all of an answer is there. */
    public enum Completeness {
      COMPLETE,
      CUT
    }

    public Rows {
      columns = List.copyOf(columns);
      rows = rows.stream().map(row -> Collections.unmodifiableList(new ArrayList<>(row))).toList();
    }
  }

  /**
   * It was not asked: the statement may not run.
   *
   * @param code a stable word for the rule
   * @param reason one sentence for a person
   */
  record Refused(String code, String reason) implements ReadOutcome {}

  /** It was stopped at the limit. */
  record TooSlow(Duration limit) implements ReadOutcome {}

  /**
   * The server refused it or could not finish it.
   *
   * @param sqlState the server's five-letter code
   */
  record Failed(String sqlState, String message) implements ReadOutcome {}

  /** What {@code rows} makes of an answer, or {@code otherwise} of anything else as a sentence. */
  default <T> T fold(Function<Rows, T> rows, Function<String, T> otherwise) {
    return this instanceof Rows answer ? rows.apply(answer) : otherwise.apply(sentence());
  }

  /** One sentence for a person. */
  default String sentence() {
    if (this instanceof Refused refused) {
      return "refused (" + refused.code() + "): " + refused.reason();
    }
    if (this instanceof TooSlow slow) {
      return "stopped after " + slow.limit().toMillis() + " ms";
    }
    if (this instanceof Failed failed) {
      return failed.message() + " (" + failed.sqlState() + ")";
    }
    return "answered";
  }
}
