package dev.tunesmith.database.sql;

import dev.tunesmith.database.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Puts the characters of operators together as the server does. */
public final class OperatorTokens {

  private static final String CHARACTERS = "+-*/<>=~!@#%^&|`?";
  private static final String LETTING_A_SIGN_END = "~!@#%^&|`?";

  private OperatorTokens() {}

  /** The tokens, with one for each operator and each {@code ::}. */
  public static List<Token> joined(List<Token> tokens) {
    List<Token> all = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      int end = Math.max(at + 1, endOfRun(tokens, at));
      all.add(end == at + 1 ? tokens.get(at) : together(tokens.subList(at, end)));
      at = end;
    }
    return List.copyOf(all);
  }

  /** Whether the token is an operator. */
  public static boolean isOperator(Token token) {
    return token.kind() == Kind.SYMBOL
        && token.text().chars().allMatch(each -> CHARACTERS.indexOf(each) >= 0);
  }

  private static int endOfRun(List<Token> tokens, int from) {
    int end = from;
    while (end < tokens.size()
        && (end == from || touches(tokens.get(end - 1), tokens.get(end)))
        && isOfSameSort(tokens.get(from), tokens.get(end))) {
      end++;
    }
    return isOperator(tokens.get(from)) ? withoutSigns(tokens, from, end) : end;
  }

  private static boolean isOfSameSort(Token first, Token next) {
    return (isOperator(first) && isOperator(next)) || (first.isSymbol(":") && next.isSymbol(":"));
  }

  // A sign ends an operator only if the operator could be nothing else.
  private static int withoutSigns(List<Token> tokens, int from, int end) {
    boolean mayEndSo =
        tokens.subList(from, end).stream()
            .anyMatch(token -> LETTING_A_SIGN_END.contains(token.text()));
    int last = end;
    while (!mayEndSo && last > from + 1 && "+-".contains(tokens.get(last - 1).text())) {
      last--;
    }
    return last;
  }

  /** Whether nothing stands between two tokens. */
  public static boolean touches(Token left, Token right) {
    return left.end() == right.start();
  }

  private static Token together(List<Token> run) {
    StringBuilder text = new StringBuilder();
    run.forEach(token -> text.append(token.text()));
    return new Token(Kind.SYMBOL, text.toString(), run.get(0).start(), run.get(0).line());
  }
}
