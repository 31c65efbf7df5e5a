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

  private ParserWords() {}

  /** The text with such names quoted. */
  public static String readable(String sql) {
    TextEdits text = new TextEdits(sql);
    SqlLexer.tokens(sql).stream()
        .filter(ParserWords::isName)
        .forEach(token -> text.replace(token, written(token)));
    return text.toString();
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
        .filter(token -> NAMES_FOR_THE_SERVER.contains(token.name()))
        .filter(token -> own.stream().noneMatch(each -> each.text().equals(token.text())))
        .forEach(token -> text.replace(token, token.name()));
    return text.toString();
  }

  private static boolean isName(Token token) {
    return token.kind() == Token.Kind.WORD
        && NAMES_FOR_THE_SERVER.contains(token.text().toLowerCase(Locale.ROOT));
  }
}
