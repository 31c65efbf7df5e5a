package dev.tunesmith.database.history;

import dev.tunesmith.core.workload.Counted;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.sql.LockingClause;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often a server says that statements ran, whatever values they were asked with. */
public final class StatementCounts {

  private StatementCounts() {}

  /** Those of a workload's statements that the target's server remembers. */
  public static List<Counted> of(Target target, Workload workload) {
    Map<QueryName, String> texts = new LinkedHashMap<>();
    for (Query query : workload.queries()) {
      texts.put(query.name(), query.sql());
    }
    return of(target, texts);
  }

  /** Those of some texts that the target's server remembers; none where it remembers nothing. */
  public static List<Counted> of(Target target, Map<QueryName, String> texts) {
    StatementHistory history = target.dialect().history();
    Map<String, Counted> known = new HashMap<>();
    for (Remembered each :
        target.snapshots().read("reading " + history.name(), history::read).statements()) {
      known.merge(
          words(each.sql()),
          new Counted(new QueryName("all"), each.calls(), each.totalMillis()),
          (one, other) ->
              new Counted(one.query(), one.calls() + other.calls(), one.millis() + other.millis()));
    }
    List<Counted> counts = new ArrayList<>();
    texts.forEach(
        (name, sql) -> {
          Counted found = known.get(words(sql));
          if (found != null) {
            counts.add(new Counted(name, found.calls(), found.millis()));
          }
        });
    return counts;
  }

  /**
   * A text without values, locks, casts of values, and the schemas that a search path leaves out.
   */
  private static String words(String sql) {
    List<Token> code = SqlText.code(LockingClause.removedFrom(sql));
    StringBuilder words = new StringBuilder();
    boolean afterValue = false;
    for (int at = 0; at < code.size(); at++) {
      Token token = code.get(at);
      boolean isValue = isValue(token);
      if (afterValue && isCast(code, at)) {
        at += 2;
        continue;
      }
      if (!isQualifier(code, at)) {
        words.append(isValue ? "?" : token.text().toLowerCase(Locale.ROOT)).append(' ');
        afterValue = isValue;
      } else {
        at++;
      }
    }
    return words.toString().replaceAll("\\( \\?(?: , \\?)+ \\)", "( ? )");
  }

  private static boolean isValue(Token token) {
    return switch (token.kind()) {
      case STRING, NUMBER, PARAMETER -> true;
      default -> false;
    };
  }

  private static boolean isCast(List<Token> code, int at) {
    return at + 2 < code.size() && code.get(at).isSymbol(":") && code.get(at + 1).isSymbol(":");
  }

  private static boolean isQualifier(List<Token> code, int at) {
    return at + 2 < code.size()
        && code.get(at).isName()
        && code.get(at + 1).isSymbol(".")
        && code.get(at + 2).isName();
  }
}
