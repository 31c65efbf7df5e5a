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
    }
    Optional<String> unclosed =
        depth == 0 ? Optional.empty() : Optional.of("it does not parse: a bracket is not closed");
    return clientVariable(code)
        .map(name -> "it has the client's variable " + name + "; write a typical value instead")
        .or(() -> unclosed);
  }

  /** {@code :name}, as clients fill in themselves; a cast has two colons, and a slice brackets. */
  private static Optional<String> clientVariable(List<Token> code) {
    int slices = 0;
    for (int i = 1; i < code.size() - 1; i++) {
      slices += code.get(i).isSymbol("[") ? 1 : code.get(i).isSymbol("]") ? -1 : 0;
      boolean single = code.get(i).isSymbol(":") && !code.get(i - 1).isSymbol(":");
      Token next = code.get(i + 1);
      boolean joined = next.start() == code.get(i).start() + 1;
      if (single && joined && slices == 0 && !next.isSymbol(":") && !next.isSymbol("=")) {
        return Optional.of(":" + next.text());
      }
    }
    return Optional.empty();
  }
}
