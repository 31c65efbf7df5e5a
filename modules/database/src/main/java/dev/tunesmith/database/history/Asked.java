package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.StatementKind;
import dev.tunesmith.database.sql.Token;
import java.util.List;
import java.util.Set;

/** A remembered statement, read. */
record Asked(Remembered remembered, StatementKind kind, List<Token> code, Relations relations) {

  static Asked of(Remembered remembered, Schema schema) {
    List<Token> code = SqlText.code(remembered.sql());
    return new Asked(remembered, StatementKind.of(code), code, Relations.in(code, schema));
  }

  /** Whether it reads or writes tables of the database's own. */
  boolean isTunable() {
    boolean known = kind == StatementKind.READ || kind == StatementKind.WRITE;
    return known && !relations.own().isEmpty();
  }

  /** Whether it wrote, and only once. */
  boolean isSingleWrite() {
    return !isRead() && remembered.calls() < 2;
  }

  boolean isOn(Set<Table> tables) {
    return relations.own().stream().anyMatch(tables::contains);
  }

  boolean isRead() {
    return kind == StatementKind.READ;
  }

  /** Whether its text does not hold its values. */
  boolean hasParameters() {
    return hasParameters(code);
  }

  /** Whether a text does not hold its values. */
  static boolean hasParameters(String sql) {
    return hasParameters(SqlText.code(sql));
  }

  private static boolean hasParameters(List<Token> code) {
    return code.stream().anyMatch(token -> token.kind() == Token.Kind.PARAMETER);
  }
}
