package dev.tunesmith.database.sql;

import dev.tunesmith.database.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a script.
 *
 * @param sql its text without leading comments and without its ending semicolon
 * @param line where its first word stands, from 1
 * @param tokens its tokens in order, comments included, the leading ones too
 */
public record SqlStatement(String sql, int line, List<Token> tokens) {

  public SqlStatement {
    tokens = List.copyOf(tokens);
  }

  /** The same so many lines further down. */
  public SqlStatement below(int lines) {
    return new SqlStatement(sql, line + lines, tokens);
  }

  /** Why the text cannot be read as SQL, if it cannot. */
  public Optional<String> brokenBy() {
    return tokens.stream()
        .filter(token -> token.kind() == Kind.BROKEN)
        .map(Token::text)
        .findFirst();
  }

  /** The comments that stand before the statement. */
  public List<Token> leadingComments() {
    return tokens.stream().takeWhile(token -> token.kind() == Kind.COMMENT).toList();
  }

  /** The tokens that mean something to the server. */
  public List<Token> code() {
    return tokens.stream().filter(token -> token.kind() != Kind.COMMENT).toList();
  }
}
