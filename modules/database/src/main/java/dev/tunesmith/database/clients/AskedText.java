package dev.tunesmith.database.clients;

import dev.tunesmith.database.dialect.StatementHistory.Remembered;
import dev.tunesmith.database.dialect.StatementRecords.Moment;
import dev.tunesmith.database.dialect.StatementRecords.Ran;
import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.TextEdits;
import dev.tunesmith.database.sql.Token;
import java.util.Map;

/** A statement as a library asked it. */
final class AskedText {

  /** How a statement begins, in logs where other lines look alike. */
  static final String STATEMENT = "(?i:select|insert|update|delete|with|merge)\\b";

  /** A library's log is one course of statements, whoever else asks meanwhile. */
  private static final Moment MOMENT = new Moment("library", 0, null);

  private AskedText() {}

  /**
   * Once asked.
   *
   * @param values by the parameter's number, as literals
   */
  static Ran once(String sql, double millis, Map<Integer, String> values) {
    return new Ran(new Remembered(numbered(sql), 1, millis, 0, 0), "", values, MOMENT);
  }

  /** Once asked by who does not say how long it took: then all count alike. */
  static Ran once(String sql, Map<Integer, String> values) {
    return once(sql, 1, values);
  }

  /** With numbers for question marks. */
  private static String numbered(String sql) {
    TextEdits text = new TextEdits(sql);
    int number = 0;
    for (Token token : SqlLexer.tokens(sql)) {
      if (token.isSymbol("?")) {
        number++;
        text.replace(token, "$" + number);
      }
    }
    return text.toString();
  }

  /** A value as it is written in a statement; the server finds out its type. */
  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
