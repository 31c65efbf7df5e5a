package dev.tunesmith.database.sql;

import dev.tunesmith.database.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into tokens by PostgreSQL's lexical rules with standard-conforming strings. Where the
 * text is unterminated, or holds something that tools are known to read differently, it ends with a
 * {@link Kind#BROKEN} token: it never guesses.
 */
public final class SqlLexer {

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineCountedTo;

  private SqlLexer(String sql) {
    this.sql = sql;
  }

  /** The tokens of {@code sql} in order, without white space. */
  public static List<Token> tokens(String sql) {
    return new SqlLexer(sql).run();
  }

  private List<Token> run() {
    while (at < sql.length() && !isBroken()) {
      char c = sql.charAt(at);
      if (isWhitespace(c)) {
        at++;
      } else {
        next(c);
      }
    }
    return List.copyOf(tokens);
  }

  private void next(char c) {
    if (sql.startsWith("--", at)) {
      lineComment();
    } else if (sql.startsWith("/*", at)) {
      blockComment();
    } else if (c == '\'' || c == '"') {
      quoted(at, at, c == '"' ? Kind.QUOTED_NAME : Kind.STRING);
    } else if (c == '$') {
      dollar();
    } else if (isDigit(c)) {
      number();
    } else if (isNameStart(c)) {
      word();
    } else {
      symbol(c);
    }
  }

  private void lineComment() {
    int end = at;
    while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
      end++;
    }
    add(Kind.COMMENT, end);
  }

  private void blockComment() {
    int depth = 0;
    int end = at;
    do {
      if (sql.startsWith("/*", end)) {
        depth++;
        end += 2;
      } else if (sql.startsWith("*/", end)) {
        depth--;
        end += 2;
      } else {
        end++;
      }
    } while (depth > 0 && end < sql.length());
    if (depth > 0) {
      broken("a comment is not closed");
    } else {
      add(Kind.COMMENT, end);
    }
  }

  /** Reads from {@code from}, with any prefix, the text quoted by the mark at {@code quoteAt}. */
  private void quoted(int from, int quoteAt, Kind kind) {
    char quote = sql.charAt(quoteAt);
    boolean escapes = quoteAt == from + 1 && Character.toLowerCase(sql.charAt(from)) == 'e';
    int end = quoteAt + 1;
    while (end < sql.length() && !isClosedAt(end, quote)) {
      if (sql.charAt(end) == '\0') {
        broken("a string holds a NUL character");
        return;
      }
      boolean pair = sql.charAt(end) == quote || (escapes && sql.charAt(end) == '\\');
      end += pair ? 2 : 1;
    }
    if (end < sql.length()) {
      finishQuoted(end + 1, kind, escapes);
    } else {
      broken(kind == Kind.STRING ? "a string is not closed" : "a quoted name is not closed");
    }
  }

  /** Whether a closing mark stands there, as opposed to a doubled one. */
  private boolean isClosedAt(int i, char quote) {
    boolean doubled = i + 1 < sql.length() && sql.charAt(i + 1) == quote;
    return sql.charAt(i) == quote && !doubled;
  }

  private void finishQuoted(int end, Kind kind, boolean escapes) {
    // A string continued on the next line keeps its escape rules, which few readers know.
    if (escapes && isContinued(end)) {
      broken("an escape string is continued on another line");
    } else {
      add(kind, end);
    }
  }

  private boolean isContinued(int end) {
    int i = end;
    while (i < sql.length()) {
      if (isWhitespace(sql.charAt(i))) {
        i++;
      } else if (sql.startsWith("--", i)) {
        while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
          i++;
        }
      } else {
        return sql.charAt(i) == '\'';
      }
    }
    return false;
  }

  private void dollar() {
    int end = at + 1;
    if (end < sql.length() && isDigit(sql.charAt(end))) {
      while (end < sql.length() && isDigit(sql.charAt(end))) {
        end++;
      }
      add(Kind.PARAMETER, end);
    } else {
      dollarQuoted();
    }
  }

  private void dollarQuoted() {
    int tagEnd = at + 1;
    while (tagEnd < sql.length() && isNamePart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
      broken("a dollar sign stands alone");
      return;
    }
    String tag = sql.substring(at, tagEnd + 1);
    int close = sql.indexOf(tag, tagEnd + 1);
    if (close < 0) {
      broken("a " + tag + " string is not closed");
    } else {
      add(Kind.STRING, close + tag.length());
    }
  }

  private void number() {
    int end = at;
    while (end < sql.length() && (isDigit(sql.charAt(end)) || sql.charAt(end) == '.')) {
      end++;
    }
    if (end < sql.length() && isNameStart(sql.charAt(end))) {
      end = numberSuffix(end);
    }
    add(Kind.NUMBER, end);
  }

  private int numberSuffix(int from) {
    int end = from;
    boolean exponent = Character.toLowerCase(sql.charAt(end)) == 'e';
    end++;
    if (exponent && end < sql.length() && (sql.charAt(end) == '+' || sql.charAt(end) == '-')) {
      end++;
    }
    while (end < sql.length() && (isDigit(sql.charAt(end)) || isNameStart(sql.charAt(end)))) {
      end++;
    }
    return end;
  }

  private void word() {
    int end = at;
    while (end < sql.length() && isNamePart(sql.charAt(end))) {
      if (isInvisible(sql.charAt(end))) {
        broken("an invisible character stands outside a string");
        return;
      }
      end++;
    }
    if (end < sql.length() && startsPrefixedQuote(end)) {
      int quoteAt = sql.charAt(end) == '&' ? end + 1 : end;
      quoted(at, quoteAt, sql.charAt(quoteAt) == '"' ? Kind.QUOTED_NAME : Kind.STRING);
    } else {
      add(Kind.WORD, end);
    }
  }

  private boolean startsPrefixedQuote(int end) {
    if (end != at + 1) {
      return false;
    }
    char prefix = Character.toLowerCase(sql.charAt(at));
    boolean unicode = prefix == 'u' && (sql.startsWith("&'", end) || sql.startsWith("&\"", end));
    return unicode || ("ebxn".indexOf(prefix) >= 0 && sql.charAt(end) == '\'');
  }

  private void symbol(char c) {
    if (c == '\\' || c < ' ' || c == 0x7f) {
      broken("a character is not allowed in SQL: " + String.format("U+%04X", (int) c));
    } else {
      add(c == ';' ? Kind.SEMICOLON : Kind.SYMBOL, at + 1);
    }
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, sql.substring(at, end), at, lineOf(at)));
    at = end;
  }

  private void broken(String reason) {
    tokens.add(new Token(Kind.BROKEN, reason, at, lineOf(at)));
  }

  private boolean isBroken() {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Kind.BROKEN;
  }

  private int lineOf(int offset) {
    for (; lineCountedTo < offset; lineCountedTo++) {
      if (sql.charAt(lineCountedTo) == '\n') {
        line++;
      }
    }
    return line;
  }

  private static boolean isWhitespace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0b;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c) || c == '$';
  }

  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || Character.isSpaceChar(c);
  }
}
