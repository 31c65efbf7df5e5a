package dev.tunesmith.database.postgresql.guard;

import dev.tunesmith.database.sql.Refusal;
import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.StatementKind;
import dev.tunesmith.database.sql.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges by its text alone what is to be asked of a server that is not ours. How that server is set
 * to read strings is not ours to say, so it refuses what could be read in two ways.
 */
final class TextWall {

  private static final Set<String> EXPLAIN_OPTIONS =
      Set.of(
          "verbose",
          "costs",
          "settings",
          "generic_plan",
          "buffers",
          "summary",
          "memory",
          "format",
          "text",
          "xml",
          "json",
          "yaml",
          "on",
          "off",
          "true",
          "false");

  private TextWall() {}

  static Optional<Refusal> judge(String sql) {
    return ambiguous(sql)
        .or(() -> SqlText.objectionToPiece(sql))
        .or(() -> objectionToKind(SqlText.code(sql)));
  }

  private static Optional<Refusal> ambiguous(String sql) {
    return SqlLexer.tokens(sql).stream()
        .flatMap(
            token -> ambiguity(token).map(why -> why + " (line " + token.line() + ")").stream())
        .findFirst()
        .map(why -> new Refusal("unreadable", why));
  }

  private static Optional<String> ambiguity(Token token) {
    String text = token.text();
    boolean nested =
        token.kind() == Token.Kind.COMMENT && text.startsWith("/*") && text.indexOf("/*", 2) > 0;
    boolean string = token.kind() == Token.Kind.STRING;
    if (nested) {
      return Optional.of("a comment is nested");
    }
    if (string && text.matches("(?s)[eE]'.*\\\\'.*")) {
      return Optional.of("an escape string holds an escaped quote");
    }
    return string && text.matches("(?s)[uU]&.*")
        ? Optional.of("it has Unicode escapes, which hide what it says")
        : Optional.empty();
  }

  private static Optional<Refusal> objectionToKind(List<Token> code) {
    return StatementKind.of(code) == StatementKind.EXPLAIN
        ? explain(code)
        : SqlText.objectionToQuery(code);
  }

  /** A plain EXPLAIN of a write is harmless: it plans, and does not run. */
  private static Optional<Refusal> explain(List<Token> code) {
    int at = 1;
    if (code.size() > 1 && code.get(1).isSymbol("(")) {
      at = 2;
      while (!code.get(at).isSymbol(")")) {
        Token option = code.get(at);
        if (option.isName() && !EXPLAIN_OPTIONS.contains(option.name())) {
          // Not options but a query in brackets, or one that would run the statement.
          return refuse("explain-option", "EXPLAIN may not have the option " + option.name());
        }
        at++;
      }
      at++;
    } else if (code.size() > 1 && code.get(1).isWord("verbose")) {
      at = 2;
    }
    List<Token> explained = code.subList(Math.min(at, code.size()), code.size());
    return switch (StatementKind.of(explained)) {
      case READ -> SqlText.objectionToQuery(explained);
      case WRITE -> Optional.empty();
      case EXPLAIN, OTHER ->
          refuse("not-a-read", "only a plain EXPLAIN of a query or a write may be asked");
    };
  }

  private static Optional<Refusal> refuse(String code, String reason) {
    return Optional.of(new Refusal(code, reason));
  }
}
