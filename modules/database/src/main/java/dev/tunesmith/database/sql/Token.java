package dev.tunesmith.database.sql;

import java.util.Locale;

/**
 * A piece of SQL text.
 *
 * @param text as it stands in the source; for {@link Kind#BROKEN} the reason in words
 * @param start its offset in the source, from 0
 * @param line its line in the source, from 1
 */
public record Token(Kind kind, String text, int start, int line) {

  /** What a token is. */
  public enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    PARAMETER,
    SYMBOL,
    SEMICOLON,
    COMMENT,
    /** Nothing after it can be trusted. */
    BROKEN
  }

  /** The offset behind its last character. */
  public int end() {
    return start + text.length();
  }

  /** Whether this is that keyword, in any letter case and not quoted. */
  public boolean isWord(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  /** Whether this is that symbol. */
  public boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether this may name something. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /** The name as the catalogue spells it: folded to lower case unless quoted. */
  public String name() {
    if (kind != Kind.QUOTED_NAME) {
      return text.toLowerCase(Locale.ROOT);
    }
    return text.substring(text.indexOf('"') + 1, text.length() - 1).replace("\"\"", "\"");
  }
}
