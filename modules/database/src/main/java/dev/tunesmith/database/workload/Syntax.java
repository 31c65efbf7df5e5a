package dev.tunesmith.database.workload;

import dev.tunesmith.database.sql.SqlStatement;
import dev.tunesmith.database.sql.Token;
import java.util.List;
import java.util.Optional;

/** What can be said against a statement without a server; the server has the last word. */
final class Syntax {

  private Syntax() {}

  static Optional<String> problem(SqlStatement statement) {
    List<Token> code = statement.code();
    int depth = 0;
    for (Token token : code) {
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth < 0) {
        return Optional.of("it does not parse: a bracket is closed that was not opened");
      }
      if (token.kind() == Token.Kind.PARAMETER) {
        return Optional.of(
            "it has the parameter " + token.text() + "; write a typical value instead");
      }
    }
    return depth == 0
        ? Optional.empty()
        : Optional.of("it does not parse: a bracket is not closed");
  }
}
