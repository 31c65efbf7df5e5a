package dev.tunesmith.proof.answers;

import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import dev.tunesmith.proof.rewrite.ComparedConstant;
import dev.tunesmith.proof.rewrite.RewriteCatalogue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Asks both statements with other constants where both hold the very same ones: what one of them
 * compares a column with is exchanged in both for values of that column.
 */
final class SharedConstants {

  private final StatementPair pair;
  private final RewriteCatalogue catalogue;

  SharedConstants(StatementPair pair, RewriteCatalogue catalogue) {
    this.pair = pair;
    this.catalogue = catalogue;
  }

  List<StatementPair> pairs(Connection connection) throws SQLException {
    List<StatementPair> pairs = new ArrayList<>();
    // A constant that only one of them holds may be derived from another, and must move with it.
    if (!literals(pair.before().sql()).equals(literals(pair.after().sql()))) {
      return pairs;
    }
    // Constants that differ stay different: a rewrite may rest on it.
    List<String> own = literals(pair.before().sql());
    for (ComparedConstant constant : catalogue.constantsOf(pair.before().sql())) {
      for (String value : values(constant, connection)) {
        String literal = constant.isNumber() ? value : "'" + value.replace("'", "''") + "'";
        if (!own.contains(literal) && isLike(constant, value)) {
          pairs.add(
              new StatementPair(
                  exchanged(pair.before().sql(), constant.literal(), literal),
                  exchanged(pair.after().sql(), constant.literal(), literal)));
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

  /** The column's first, last and middle value; none where they have no order. */
  private static List<String> values(ComparedConstant constant, Connection connection)
      throws SQLException {
    String sql =
        String.format(
            Locale.ROOT,
            """
            select (select %1$s::text from %2$s where %1$s is not null order by %1$s limit 1),
                   (select %1$s::text from %2$s where %1$s is not null order by %1$s desc limit 1),
                   (select (percentile_disc(0.5) within group (order by %1$s))::text from %2$s)\
            """,
            SqlName.quoted(constant.column()),
            SqlName.quoted(constant.table()));
    Savepoint savepoint = connection.setSavepoint();
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
    } catch (SQLException e) {
      connection.rollback(savepoint);
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
