package dev.tunesmith.database.postgresql.history;

import dev.tunesmith.database.postgresql.guard.PostgresqlGuard;
import dev.tunesmith.database.sql.Refusal;
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
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Has the server infer the types of a statement's parameters. Nothing is run but what reads
 * constants, which a type of the database's own may have act; so the guard is asked before.
 */
final class ParameterTypes {

  /* Of two constants that were calculated with neither tells the type of the other. */
  private static final Set<String> UNTOLD = Set.of("42883", "42725", "42P18", "42804", "42P08");

  private static final List<String> CALCULATED =
      List.of("bigint", "integer", "interval", "numeric");
  private static final int MIXTURES = 256;
  private static final String REFUSED = "42501";

  private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");

  private ParameterTypes() {}

  static List<String> of(String sql, Connection connection) throws SQLException {
    requireHarmless(sql, connection);
    SQLException untold = null;
    for (List<String> supposed : supposed(sql)) {
      Savepoint before = connection.setSavepoint();
      try {
        List<String> types = inferred(sql, supposed, connection);
        connection.releaseSavepoint(before);
        return types;
      } catch (SQLException e) {
        connection.rollback(before);
        untold = untold == null ? e : untold;
        if (!UNTOLD.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
      }
    }
    throw Objects.requireNonNull(untold);
  }

  private static void requireHarmless(String sql, Connection connection) throws SQLException {
    TextEdits text = new TextEdits(sql);
    SqlText.code(sql).stream()
        .filter(token -> token.kind() == Token.Kind.PARAMETER)
        .forEach(token -> text.replace(token, "null"));
    Optional<Refusal> refusal = new PostgresqlGuard().judge("explain (costs) " + text, connection);
    if (refusal.isPresent()) {
      throw new SQLException(refusal.get().reason(), REFUSED);
    }
  }

  /** Types for what is calculated with: the server's own guess, one for all, then mixtures. */
  private static List<List<String>> supposed(String sql) {
    List<Token> code = SqlText.code(sql);
    int count =
        (int) IntStream.range(0, code.size()).filter(at -> isCalculatedWith(code, at)).count();
    Stream<List<String>> alike = CALCULATED.stream().map(type -> Collections.nCopies(count, type));
    Stream<List<String>> mixed =
        IntStream.range(0, (int) Math.min(MIXTURES, Math.pow(CALCULATED.size(), count)))
            .mapToObj(number -> mixture(number, count));
    return count == 0
        ? List.of(List.of())
        : Stream.concat(Stream.of(Collections.nCopies(count, "")), Stream.concat(alike, mixed))
            .distinct()
            .toList();
  }

  private static List<String> mixture(int number, int count) {
    List<String> types = new ArrayList<>();
    for (int left = number; types.size() < count; left /= CALCULATED.size()) {
      types.add(CALCULATED.get(left % CALCULATED.size()));
    }
    return types;
  }

  private static List<String> inferred(String sql, List<String> supposed, Connection connection)
      throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    String asked = withMarks(sql, supposed, numbers);
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
  private static String withMarks(String sql, List<String> supposed, List<Integer> numbers) {
    TextEdits text = new TextEdits(sql);
    List<Token> code = SqlText.code(sql);
    Iterator<String> types = supposed.iterator();
    for (int at = 0; at < code.size(); at++) {
      Token token = code.get(at);
      if (token.isSymbol("?")) {
        text.replace(token, "??");
      } else if (isParameter(token)) {
        numbers.add(Integer.parseInt(token.text().substring(1)));
        text.replace(token, isCalculatedWith(code, at) ? mark(types.next()) : "?");
      }
    }
    return text.toString();
  }

  private static String mark(String type) {
    return type.isEmpty() ? "?" : "?::" + type;
  }

  private static boolean isParameter(Token token) {
    return token.kind() == Token.Kind.PARAMETER;
  }

  private static boolean isCalculatedWith(List<Token> code, int at) {
    return isParameter(code.get(at))
        && ((at > 0 && isArithmetic(code.get(at - 1)))
            || (at + 1 < code.size() && isArithmetic(code.get(at + 1))));
  }

  private static boolean isArithmetic(Token token) {
    return ARITHMETIC.stream().anyMatch(token::isSymbol);
  }
}
