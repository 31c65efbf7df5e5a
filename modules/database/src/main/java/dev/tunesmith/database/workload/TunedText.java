package dev.tunesmith.database.workload;

import dev.tunesmith.database.sql.LockingClause;
import dev.tunesmith.database.sql.SqlStatement;
import dev.tunesmith.database.sql.StatementKind;
import dev.tunesmith.database.sql.Token;
import java.util.List;
import java.util.Set;

/** The statement to tune of one as people have it: without EXPLAIN before it, locks left to it. */
final class TunedText {

  private static final Set<String> OPTIONS = Set.of("analyze", "analyse", "verbose");

  private TunedText() {}

  /** The statement, its kind read anew. */
  static SqlStatement of(SqlStatement statement) {
    SqlStatement explained =
        StatementKind.of(statement.code()) == StatementKind.EXPLAIN
            ? without(statement, optionsEnd(statement.code()))
            : statement;
    return StatementKind.of(explained.code()) == StatementKind.READ
        ? new SqlStatement(
            LockingClause.removedFrom(explained.sql()), explained.line(), explained.tokens())
        : explained;
  }

  private static SqlStatement without(SqlStatement statement, int words) {
    List<Token> code = statement.code();
    if (words >= code.size()) {
      return statement;
    }
    Token first = code.get(words);
    int cut = first.start() - code.get(0).start();
    List<Token> kept =
        statement.tokens().stream()
            .filter(token -> token.kind() == Token.Kind.COMMENT || token.start() >= first.start())
            .toList();
    return new SqlStatement(statement.sql().substring(cut), first.line(), kept);
  }

  private static int optionsEnd(List<Token> code) {
    int at = 1;
    if (at < code.size() && code.get(at).isSymbol("(") && !asks(code, at + 1)) {
      while (at < code.size() && !code.get(at).isSymbol(")")) {
        at++;
      }
      return at + 1;
    }
    while (at < code.size() && OPTIONS.contains(code.get(at).name())) {
      at++;
    }
    return at;
  }

  private static boolean asks(List<Token> code, int at) {
    return at < code.size() && (code.get(at).isWord("select") || code.get(at).isSymbol("("));
  }
}
