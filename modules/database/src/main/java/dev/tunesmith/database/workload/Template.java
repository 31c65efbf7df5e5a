package dev.tunesmith.database.workload;

import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement without the values it is asked for: what differs in it alone is asked alike. A
 * literal that decides what is done, rather than for whom, is no value: a key into a document, the
 * first of a function's arguments, the number of a column, how far a page is away.
 */
public record Template(String text) {

  private static final Set<String> LIMITS = Set.of("limit", "offset", "first", "next");
  private static final Set<String> NO_FUNCTIONS =
      Set.of(
          "in", "values", "any", "all", "some", "and", "or", "not", "on", "where", "array", "row");
  private static final Pattern LISTS = Pattern.compile("\\bin \\( \\?\\w(?: , \\?\\w)* \\)");
  private static final Pattern ROWS = Pattern.compile("(\\( [^()]* \\))(?: , \\1)+");

  /** That of a statement. */
  public static Template of(String sql) {
    return of(SqlText.code(sql));
  }

  /** The same of its tokens that mean something. */
  public static Template of(List<Token> code) {
    List<String> words = new ArrayList<>();
    boolean inOrder = false;
    for (int at = 0; at < code.size(); at++) {
      Token token = code.get(at);
      inOrder = token.isWord("by") || (inOrder && (token.isSymbol(",") || !endsOrder(token)));
      words.add(word(code, at, inOrder));
    }
    String lists = LISTS.matcher(String.join(" ", words)).replaceAll("in ( ?* )");
    return new Template(ROWS.matcher(lists).replaceAll("$1"));
  }

  private static boolean endsOrder(Token token) {
    return token.isSymbol(")")
        || token.isSymbol("(")
        || LIMITS.stream().anyMatch(token::isWord)
        || token.isWord("having")
        || token.isWord("fetch")
        || token.isWord("order");
  }

  private static String word(List<Token> code, int at, boolean inOrder) {
    Token token = code.get(at);
    return switch (token.kind()) {
      case STRING -> decidesWhat(code, at) ? token.text() : "?s";
      case NUMBER -> inOrder && isAlone(code, at) ? token.text() : number(code, at);
      case WORD -> token.text().toLowerCase(Locale.ROOT);
      default -> token.text();
    };
  }

  private static String number(List<Token> code, int at) {
    String text = code.get(at).text();
    boolean limits = at > 0 && LIMITS.stream().anyMatch(code.get(at - 1)::isWord);
    if (limits) {
      return "1e" + text.length();
    }
    return text.matches("[0-9]{1,18}") ? "?i" : "?d";
  }

  /** The number of a column, and no part of an expression. */
  private static boolean isAlone(List<Token> code, int at) {
    Token before = code.get(at - 1);
    return before.isWord("by") || before.isSymbol(",");
  }

  private static boolean decidesWhat(List<Token> code, int at) {
    return isKeyIntoDocument(code, at) || isFirstOfSeveralArguments(code, at);
  }

  /** Behind an arrow of any kind; each of its signs is a symbol of its own. */
  private static boolean isKeyIntoDocument(List<Token> code, int at) {
    return at > 1
        && code.get(at - 1).isSymbol(">")
        && Stream.of("-", "#", ">").anyMatch(code.get(at - 2)::isSymbol);
  }

  private static boolean isFirstOfSeveralArguments(List<Token> code, int at) {
    return at > 1
        && at + 1 < code.size()
        && code.get(at - 1).isSymbol("(")
        && code.get(at - 2).isName()
        && !NO_FUNCTIONS.contains(code.get(at - 2).name())
        && code.get(at + 1).isSymbol(",");
  }
}
