package dev.tunesmith.database.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that a parser of statements, unlike the server, takes for keywords of other dialects. */
public final class ParserWords {

  private static final Set<String> NAMES_FOR_THE_SERVER =
      Set.of(
          """
          csv enum final force import minus number pivot prior qualify returns sample semi statement
          use
          """
              .strip()
              .split("\\s+"));

  /** Names that the parser takes for units of time, which some of them are, as in INTERVAL. */
  private static final Set<String> UNITS =
      Set.of("day", "month", "year", "hour", "minute", "second");

  private ParserWords() {}

  /** The text with such names quoted. */
  public static String readable(String sql) {
    TextEdits text = new TextEdits(sql);
    List<Token> tokens = SqlLexer.tokens(sql);
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (isName(token)) {
        text.replace(token, written(token));
      } else if (isColumn(tokens, i)) {
        text.replace(token, '"' + token.name() + '"');
      }
    }
    return text.toString();
  }

  /** Whether a unit's word stands where the server sees a name. */
  private static boolean isColumn(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    boolean isCall = at + 1 < tokens.size() && tokens.get(at + 1).isSymbol("(");
    return token.kind() == Token.Kind.WORD
        && UNITS.contains(token.name())
        && !isCall
        && !isUnit(tokens.subList(0, at));
  }

  /** Whether a unit of an interval follows these, or the field that is extracted. */
  private static boolean isUnit(List<Token> before) {
    if (before.isEmpty()) {
      return false;
    }
    Token last = before.get(before.size() - 1);
    boolean isField =
        last.isSymbol("(") && before.size() > 1 && before.get(before.size() - 2).isWord("extract");
    return isField
        || last.kind() == Token.Kind.STRING
        || last.kind() == Token.Kind.NUMBER
        || last.isWord("interval")
        || last.isWord("to");
  }

  /** The token as it stands in a text of the parser's, and in one that it has read. */
  public static String read(Token token) {
    boolean isColumn =
        token.kind() == Token.Kind.QUOTED_NAME
            && UNITS.contains(token.name())
            && token.text().startsWith("\"");
    return isColumn ? token.name() : written(token);
  }

  /** The token as a parser has to find it: in quotes if it is such a name. */
  public static String written(Token token) {
    return isName(token) ? '"' + token.text().toLowerCase(Locale.ROOT) + '"' : token.text();
  }

  /** A text that a parser wrote, with such names as {@code original} has them. */
  public static String asIn(String original, String written) {
    List<Token> own = SqlLexer.tokens(original);
    TextEdits text = new TextEdits(written);
    SqlLexer.tokens(written).stream()
        .filter(token -> token.kind() == Token.Kind.QUOTED_NAME)
        .filter(
            token -> NAMES_FOR_THE_SERVER.contains(token.name()) || UNITS.contains(token.name()))
        .filter(token -> own.stream().noneMatch(each -> each.text().equals(token.text())))
        .forEach(token -> text.replace(token, token.name()));
    return text.toString();
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD
        && NAMES_FOR_THE_SERVER.contains(token.text().toLowerCase(Locale.ROOT));
  }
}
