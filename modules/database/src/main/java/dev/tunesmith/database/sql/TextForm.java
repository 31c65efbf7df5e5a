package dev.tunesmith.database.sql;

import dev.tunesmith.database.sql.Token.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.postgresql.core.Parser;

/** The forms to which SQL that is not ours is held. What cannot be read for certain has none. */
enum TextForm {
  EXPRESSION {
    @Override
    Optional<Refusal> objectionTo(String sql) {
      return objectionToPiece("select (" + sql + "\n)").or(() -> objectionToPlace(code(sql), sql));
    }
  },
  QUERY {
    @Override
    Optional<Refusal> objectionTo(String sql) {
      return objectionToPiece(sql).or(() -> objectionToQuery(code(sql)));
    }
  },
  STATEMENT {
    @Override
    Optional<Refusal> objectionTo(String sql) {
      return objectionToPiece(sql).or(() -> objectionToKind(StatementKind.of(code(sql))));
    }
  };

  private static final int MAX_LENGTH = 100_000;
  private static final int MAX_DEPTH = 100;
  private static final Set<String> LOCKING = Set.of("update", "share", "no", "key");

  abstract Optional<Refusal> objectionTo(String sql);

  static Optional<Refusal> objectionToPiece(String sql) {
    if (sql.length() > MAX_LENGTH) {
      return refuse("too-long", "it is longer than " + MAX_LENGTH + " characters");
    }
    return unreadable(SqlLexer.tokens(sql))
        .or(() -> severalStatements(sql, code(sql)))
        .or(() -> brackets(code(sql)));
  }

  /** The tokens that mean something, without an ending semicolon. */
  static List<Token> code(String sql) {
    List<Token> code =
        SqlLexer.tokens(sql).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
    boolean ended = !code.isEmpty() && code.get(code.size() - 1).kind() == Kind.SEMICOLON;
    return ended ? code.subList(0, code.size() - 1) : code;
  }

  static String withoutSemicolon(String sql) {
    return SqlLexer.tokens(sql).stream()
        .filter(token -> token.kind() == Kind.SEMICOLON)
        .findFirst()
        .map(end -> sql.substring(0, end.start()))
        .orElse(sql)
        .strip();
  }

  private static Optional<Refusal> unreadable(List<Token> tokens) {
    return tokens.stream()
        .map(token -> reason(token).map(reason -> reason + " (line " + token.line() + ")"))
        .flatMap(Optional::stream)
        .findFirst()
        .map(reason -> new Refusal("unreadable", reason));
  }

  private static Optional<String> reason(Token token) {
    return switch (token.kind()) {
      case BROKEN -> Optional.of(token.text());
      case PARAMETER -> Optional.of("it has a parameter without a value");
      case QUOTED_NAME ->
          token.text().startsWith("\"")
              ? Optional.empty()
              : Optional.of("a name has Unicode escapes, which hide what it says");
      case COMMENT, STRING, WORD, NUMBER, SYMBOL, SEMICOLON -> Optional.empty();
    };
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

  /** It stands in brackets of ours, or ends a statement of ours, and must not end them. */
  private static Optional<Refusal> objectionToPlace(List<Token> code, String sql) {
    boolean comments = SqlLexer.tokens(sql).stream().anyMatch(t -> t.kind() == Kind.COMMENT);
    boolean asks = code.stream().anyMatch(token -> token.isWord("select"));
    return comments || asks || code.isEmpty()
        ? refuse("not-an-expression", "only a plain expression over a row may stand there")
        : brackets(code);
  }

  /** Refuses what does not only read, or locks rows. */
  static Optional<Refusal> objectionToQuery(List<Token> code) {
    return switch (StatementKind.of(code)) {
      case READ -> locks(code);
      case WRITE -> refuse("not-a-read", "it writes");
      case EXPLAIN, OTHER -> refuse("not-a-read", "only SELECT, VALUES and TABLE may be asked");
    };
  }

  private static Optional<Refusal> objectionToKind(StatementKind kind) {
    return switch (kind) {
      case READ, WRITE -> Optional.empty();
      case EXPLAIN, OTHER -> refuse("not-a-statement", "only queries and writes may run");
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

  private static Optional<Refusal> refuse(String code, String reason) {
    return Optional.of(new Refusal(code, reason));
  }
}
