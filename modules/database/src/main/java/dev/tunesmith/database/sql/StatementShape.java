package dev.tunesmith.database.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A statement without the values in it: literals and numbers become {@code ?}, comments go. Of a
 * statement that may hold a value as a bare word, as SET does, the first word alone is left, and of
 * a text that was cut off whatever came before the cut.
 */
public final class StatementShape {

  private static final String VALUE = "?";

  /** What holds values only as literals. */
  private static final Set<String> TELLING =
      Set.of(
          "select",
          "with",
          "values",
          "table",
          "insert",
          "update",
          "delete",
          "merge",
          "copy",
          "lock",
          "truncate",
          "create",
          "alter",
          "drop",
          "reindex",
          "vacuum",
          "analyze",
          "refresh",
          "cluster",
          "explain",
          "begin",
          "start",
          "commit",
          "rollback");

  private StatementShape() {}

  /** The shape of a statement. */
  public static String of(String sql) {
    List<Token> tokens =
        SqlLexer.tokens(sql).stream().filter(token -> token.kind() != Token.Kind.COMMENT).toList();
    if (tokens.isEmpty()) {
      return "";
    }
    Token first = tokens.get(0);
    boolean isTelling =
        first.isSymbol("(")
            || (first.kind() == Token.Kind.WORD
                && TELLING.contains(first.text().toLowerCase(Locale.ROOT)));
    return isTelling ? joined(tokens) : word(first);
  }

  private static String word(Token first) {
    return first.kind() == Token.Kind.WORD ? first.text() : VALUE;
  }

  private static String joined(List<Token> tokens) {
    StringBuilder shape = new StringBuilder();
    int end = tokens.get(0).start();
    for (Token token : tokens) {
      shape.append(token.start() > end ? " " : "").append(shown(token));
      end = token.end();
    }
    return shape.toString();
  }

  private static String shown(Token token) {
    return switch (token.kind()) {
      case STRING, NUMBER, BROKEN -> VALUE;
      case WORD, QUOTED_NAME, PARAMETER, SYMBOL, SEMICOLON, COMMENT -> token.text();
    };
  }
}
