package dev.tunesmith.agents;

import dev.tunesmith.core.tool.UnreadableRemedyException;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.Optional;

/**
 * The pieces of SQL a model may write, an index's condition and its expressions, held to be one
 * piece: they go between parentheses of a statement of ours and must not end them.
 */
final class SqlFragment {
  private static final int MAX_LENGTH = 1_000;

  private SqlFragment() {}

  /**
   * The same form, if its SQL cannot leave its place.
   *
   * @throws UnreadableRemedyException if it might
   */
  static Structure checked(Structure remedy) {
    check("where", remedy.text("where"));
    for (Value key : remedy.sequence("keys")) {
      if (key instanceof Structure structure) {
        check("keys", structure.text("expression"));
      }
    }
    check("method", remedy.text("method"));
    return remedy;
  }

  private static void check(String field, Optional<String> sql) {
    if (sql.isPresent() && !isOnePiece(sql.get())) {
      throw new UnreadableRemedyException(
          field,
          field + " must be one SQL expression without comments, semicolons or dollar quotes");
    }
  }

  // Backslashes and dollar signs go too: with them one would need the server's own lexer to tell
  // where a literal ends.
  static boolean isOnePiece(String sql) {
    if (sql.isBlank()
        || sql.length() > MAX_LENGTH
        || sql.codePoints().anyMatch(HiddenCharacters::isHidden)) {
      return false;
    }
    int depth = 0;
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\'' || c == '"') {
        at = sql.indexOf(c, at + 1);
        if (at < 0) {
          return false;
        }
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0 || isForbidden(sql, c, at)) {
        return false;
      }
      at++;
    }
    return depth == 0 && sql.indexOf('\\') < 0;
  }

  private static boolean isForbidden(String sql, char c, int at) {
    return c == ';' || c == '$' || sql.startsWith("--", at) || sql.startsWith("/*", at);
  }
}
