package dev.tunesmith.database.postgresql.history;

import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.TextEdits;
import dev.tunesmith.database.sql.Token;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Has the server infer the types of a statement's parameters. Nothing is run. */
final class ParameterTypes {

  private ParameterTypes() {}

  static List<String> of(String sql, Connection connection) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    String asked = withMarks(sql, numbers);
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
  private static String withMarks(String sql, List<Integer> numbers) {
    TextEdits text = new TextEdits(sql);
    for (Token token : SqlLexer.tokens(sql)) {
      boolean parameter = token.kind() == Token.Kind.PARAMETER;
      if (parameter) {
        numbers.add(Integer.parseInt(token.text().substring(1)));
      }
      if (parameter || token.isSymbol("?")) {
        text.replace(token, parameter ? "?" : "??");
      }
    }
    return text.toString();
  }
}
