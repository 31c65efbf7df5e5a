package dev.tunesmith.proof.sameness;

import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import dev.tunesmith.proof.equality.StatementPair;
import dev.tunesmith.proof.rewrite.ComparedConstant;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Asks both statements with other constants where both hold the very same ones: what one of them
 * compares a column with is exchanged in both for values of that column.
 */
final class SharedConstants {

  private final String before;
  private final String after;
  private final RewriteCatalogue catalogue;

  SharedConstants(String before, String after, RewriteCatalogue catalogue) {
    this.before = before;
    this.after = after;
    this.catalogue = catalogue;
  }

  List<StatementPair> pairs(Connection connection) throws SQLException {
    List<StatementPair> pairs = new ArrayList<>();
    // A constant that only one of them holds may be derived from another, and must move with it.
    if (!literals(before).equals(literals(after))) {
      return pairs;
    }
    for (ComparedConstant constant : catalogue.constantsOf(before)) {
      for (String value : values(constant, connection)) {
        String literal = constant.isNumber() ? value : "'" + value.replace("'", "''") + "'";
        if (!literal.equals(constant.literal()) && isLike(constant, value)) {
          pairs.add(
              new StatementPair(
                  exchanged(before, constant.literal(), literal),
                  exchanged(after, constant.literal(), literal)));
        }
      }
    }
    return pairs;
  }

  private static List<String> literals(String sql) {
    return SqlLexer.tokens(sql).stream()
        .filter(SharedConstants::isLiteral)
        .map(Token::text)
        .sorted()
        .toList();
  }

  private static boolean isLiteral(Token token) {
    return token.kind() == Kind.STRING || token.kind() == Kind.NUMBER;
  }

  private static boolean isLike(ComparedConstant constant, String value) {
    return !constant.isNumber() || value.matches("\\d+(\\.\\d+)?");
  }

  private static List<String> values(ComparedConstant constant, Connection connection)
      throws SQLException {
    String sql =
        String.format(
            Locale.ROOT,
            """
      select min(v)::text, max(v)::text, (percentile_disc(0.5) within group (order by v))::text
        from (select %1$s as v from %2$s) as all_values""",
            Names.quoted(constant.column()),
            Names.quoted(constant.table()));
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        String value = row.getString(i);
        if (value != null) {
          values.add(value);
        }
      }
    }
    return values.stream().distinct().toList();
  }

  private static String exchanged(String sql, String literal, String other) {
    StringBuilder text = new StringBuilder(sql);
    List<Token> tokens = SqlLexer.tokens(sql);
    for (int i = tokens.size() - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      if (isLiteral(token) && token.text().equals(literal)) {
        text.replace(token.start(), token.start() + literal.length(), other);
      }
    }
    return text.toString();
  }
}
