package dev.tunesmith.database.postgresql.guard;

import dev.tunesmith.database.dialect.Guard.Refusal;
import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.StatementKind;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.postgresql.core.Parser;

/** Judges a statement by its text alone. What it cannot read for certain, it refuses. */
final class TextWall {

  private static final int MAX_LENGTH = 100_000;
  private static final int MAX_DEPTH = 100;
  private static final Set<String> LOCKING = Set.of("update", "share", "no", "key");
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
    if (sql.length() > MAX_LENGTH) {
      return refuse("too-long", "it is longer than " + MAX_LENGTH + " characters");
    }
    List<Token> tokens = SqlLexer.tokens(sql);
    return ambiguous(tokens)
        .or(() -> severalStatements(sql, code(tokens)))
        .or(() -> brackets(code(tokens)))
        .or(() -> kind(code(tokens)));
  }

  /** The tokens that mean something, without an ending semicolon. */
  static List<Token> code(List<Token> tokens) {
    List<Token> code = tokens.stream().filter(token -> token.kind() != Kind.COMMENT).toList();
    boolean ended = !code.isEmpty() && code.get(code.size() - 1).kind() == Kind.SEMICOLON;
    return ended ? code.subList(0, code.size() - 1) : code;
  }

  private static Optional<Refusal> ambiguous(List<Token> tokens) {
    for (Token token : tokens) {
      String text = token.text();
      String reason =
          switch (token.kind()) {
            case BROKEN -> text;
            case COMMENT ->
                text.startsWith("/*") && text.indexOf("/*", 2) > 0 ? "a comment is nested" : "";
            case STRING ->
                text.matches("(?s)[eE]'.*\\\\'.*")
                    ? "an escape string holds an escaped quote"
                    : unicodeEscapes(text);
            case QUOTED_NAME -> unicodeEscapes(text);
            case PARAMETER -> "it has a parameter without a value";
            case WORD, NUMBER, SYMBOL, SEMICOLON -> "";
          };
      if (!reason.isEmpty()) {
        return refuse("unreadable", reason + " (line " + token.line() + ")");
      }
    }
    return Optional.empty();
  }

  private static String unicodeEscapes(String text) {
    return text.matches("(?s)[uU]&.*") ? "it has Unicode escapes, which hide what it says" : "";
  }

  private static Optional<Refusal> severalStatements(String sql, List<Token> code) {
    if (code.stream().anyMatch(token -> token.kind() == Kind.SEMICOLON)) {
      return refuse("several-statements", "only one statement may be asked at a time");
    }
    if (code.isEmpty()) {
      return refuse("empty", "there is no statement");
    }
    try {
      // The driver would send what it takes for several statements one after the other.
      return Parser.parseJdbcSql(sql, true, false, true, false, false).size() == 1
          ? Optional.empty()
          : refuse("several-statements", "the driver reads it as several statements");
    } catch (SQLException e) {
      return refuse("unreadable", "the driver cannot read it");
    }
  }

  private static Optional<Refusal> brackets(List<Token> code) {
    int depth = 0;
    for (Token token : code) {
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth < 0 || depth > MAX_DEPTH) {
        return refuse("unbalanced", "its brackets are not balanced, or nested too deeply");
      }
    }
    return depth == 0 ? Optional.empty() : refuse("unbalanced", "a bracket is not closed");
  }

  private static Optional<Refusal> kind(List<Token> code) {
    return switch (StatementKind.of(code)) {
      case READ -> locks(code);
      case EXPLAIN -> explain(code);
      case WRITE -> refuse("not-a-read", "it writes");
      case OTHER -> refuse("not-a-read", "only SELECT, VALUES, TABLE and EXPLAIN may be asked");
    };
  }

  private static Optional<Refusal> locks(List<Token> code) {
    boolean locks =
        IntStream.range(0, code.size() - 1)
            .anyMatch(
                i ->
                    code.get(i).isWord("for")
                        && code.get(i + 1).isName()
                        && LOCKING.contains(code.get(i + 1).name()));
    return locks ? refuse("locks-rows", "FOR UPDATE and FOR SHARE lock rows") : Optional.empty();
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
      case READ -> locks(explained);
      case WRITE -> Optional.empty();
      case EXPLAIN, OTHER ->
          refuse("not-a-read", "only a plain EXPLAIN of a query or a write may be asked");
    };
  }

  private static Optional<Refusal> refuse(String code, String reason) {
    return Optional.of(new Refusal(code, reason));
  }
}
