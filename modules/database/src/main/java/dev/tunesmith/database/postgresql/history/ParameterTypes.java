package dev.tunesmith.database.postgresql.history;

import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.TextEdits;
import dev.tunesmith.database.sql.Token;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Has the server infer the types of a statement's parameters. Nothing is run. */
final class ParameterTypes {

  /* Of two constants that were calculated with neither tells the type of the other. */
  private static final Set<String> UNTOLD = Set.of("42883", "42725", "42P18", "42804", "42P08");

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");

  private ParameterTypes() {}

  static List<String> of(String sql, Connection connection) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      List<String> types = inferred(sql, "?", connection);
      connection.releaseSavepoint(before);
      return types;
    } catch (SQLException e) {
      if (!UNTOLD.contains(String.valueOf(e.getSQLState()))) {
        throw e;
      }
      connection.rollback(before);
      return inferred(sql, "?::bigint", connection);
    }
  }

  private static List<String> inferred(String sql, String calculated, Connection connection)
      throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    String asked = withMarks(sql, calculated, numbers);
    try (PreparedStatement prepared = connection.prepareStatement(asked)) {
      ParameterMetaData inferred = prepared.getParameterMetaData();
      int count = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
      String[] types = new String[count];
      Arrays.fill(types, "text");
      for (int i = numbers.size(); i > 0; i--) {
        types[numbers.get(i - 1) - 1] = inferred.getParameterTypeName(i);
      }
      return List.of(types);
    }
  }

  /** The driver knows parameters as question marks, and reads an operator's as theirs. */
  private static String withMarks(String sql, String calculated, List<Integer> numbers) {
    TextEdits text = new TextEdits(sql);
    List<Token> code = SqlText.code(sql);
    for (int at = 0; at < code.size(); at++) {
      Token token = code.get(at);
      boolean parameter = token.kind() == Token.Kind.PARAMETER;
      if (parameter) {
        numbers.add(Integer.parseInt(token.text().substring(1)));
      }
      if (parameter || token.isSymbol("?")) {
        text.replace(token, !parameter ? "??" : isCalculatedWith(code, at) ? calculated : "?");
      }
    }
    return text.toString();
  }

  private static boolean isCalculatedWith(List<Token> code, int at) {
    return (at > 0 && isArithmetic(code.get(at - 1)))
        || (at + 1 < code.size() && isArithmetic(code.get(at + 1)));
  }

  private static boolean isArithmetic(Token token) {
    return ARITHMETIC.stream().anyMatch(token::isSymbol);
  }
}
