package dev.tunesmith.database.sql;

import java.util.List;
import java.util.Set;

/**
 * {@code FOR UPDATE} and its kin. How a query finds its rows does not hang on it, and whoever only
 * reads may not lock.
 */
public final class LockingClause {

  private static final Set<String> STRENGTHS = Set.of("update", "share", "no", "key");

  private LockingClause() {}

  /** The query without its locking clauses, and otherwise as it was. */
  public static String removedFrom(String sql) {
    List<Token> code = SqlText.code(sql);
    TextEdits text = new TextEdits(sql);
    for (int i = 0; i < code.size() - 1; i++) {
      if (code.get(i).isWord("for") && isStrength(code.get(i + 1))) {
        int end = end(code, i);
        text.replace(
            code.get(i).start(), end < code.size() ? code.get(end).start() : sql.length(), "");
        i = end - 1;
      }
    }
    return text.toString().strip();
  }

  private static boolean isStrength(Token token) {
    return token.kind() == Token.Kind.WORD && STRENGTHS.contains(token.name());
  }

  /** A clause goes on to the end of its query, to the next clause, or to a LIMIT behind it. */
  private static int end(List<Token> code, int start) {
    int at = start + 1;
    while (at < code.size() && !isEnd(code.get(at))) {
      at++;
    }
    return at;
  }

  private static boolean isEnd(Token token) {
    return token.isSymbol(")")
        || token.isWord("for")
        || token.isWord("limit")
        || token.isWord("offset")
        || token.isWord("fetch");
  }
}
