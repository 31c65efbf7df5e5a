package dev.tunesmith.database.history;

import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.TextEdits;
import dev.tunesmith.database.sql.Token;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values in the place of parameters. */
final class BoundText {

  private static final String CAST = "::";

  private BoundText() {}

  /**
   * The text with each parameter replaced.
   *
   * @param literals by the parameter's number; one that is not there stays
   */
  static String of(String sql, Map<Integer, String> literals) {
    TextEdits text = new TextEdits(sql);
    for (Token token : SqlLexer.tokens(sql)) {
      if (token.kind() == Token.Kind.PARAMETER) {
        String value = literals.getOrDefault(Places.number(token), token.text());
        text.replace(token, sql.startsWith(CAST, token.end()) ? withoutCast(value) : value);
      }
    }
    return text.toString();
  }

  /**
   * The text with one value for every parameter, so that it compares with those that have values.
   */
  static String throughout(String sql) {
    Map<Integer, String> literals =
        SqlText.code(sql).stream()
            .filter(token -> token.kind() == Token.Kind.PARAMETER)
            .map(Places::number)
            .distinct()
            .collect(Collectors.toMap(number -> number, number -> "'0'"));
    return of(sql, literals);
  }

  /** A value that the statement casts itself needs no other cast. */
  private static String withoutCast(String literal) {
    int cast = literal.lastIndexOf("'" + CAST);
    return cast < 0 ? literal : literal.substring(0, cast + 1);
  }
}
