package dev.tunesmith.database.history;

import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import java.util.List;
import java.util.Set;

/** Finds where an expression that ends or begins at a token begins or ends. */
final class Operand {

  private static final Set<String> NOT_NAMES =
      Set.of(
          "and", "or", "not", "where", "on", "in", "having", "when", "then", "else", "case",
          "select", "set", "by", "any", "some", "all", "between", "like", "ilike", "is", "as");

  private final List<Token> code;

  Operand(List<Token> code) {
    this.code = code;
  }

  /** The expression whose last token is that one; empty if none ends there. */
  List<Token> endingAt(int last) {
    int first = start(last);
    return first < 0 ? List.of() : code.subList(first, last + 1);
  }

  /** The expression whose first token is that one; empty if none begins there. */
  List<Token> beginningAt(int first) {
    if (first >= code.size() || !isNamed(first)) {
      return List.of();
    }
    int end = first + 1;
    while (end + 1 < code.size() && code.get(end).isSymbol(".") && code.get(end + 1).isName()) {
      end += 2;
    }
    if (end < code.size() && code.get(end).isSymbol("(")) {
      end = closing(end) + 1;
    }
    return code.subList(first, end);
  }

  private int start(int last) {
    if (last < 0) {
      return -1;
    }
    int first = atom(last);
    if (first < 0) {
      return -1;
    }
    if (isSymbols(first - 2, "::")) {
      return start(first - 3);
    }
    int arrow = arrowBefore(first);
    return arrow < 0 ? first : start(arrow - 1);
  }

  private int atom(int last) {
    Token token = code.get(last);
    if (token.isSymbol(")")) {
      int open = opening(last);
      return open > 0 && isNamed(open - 1) ? qualified(open - 1) : open;
    }
    boolean value = token.kind() == Kind.STRING || token.kind() == Kind.PARAMETER;
    return value ? last : isNamed(last) ? qualified(last) : -1;
  }

  private boolean isNamed(int at) {
    Token token = code.get(at);
    return token.isName() && !(token.kind() == Kind.WORD && NOT_NAMES.contains(token.name()));
  }

  private int qualified(int name) {
    int first = name;
    while (first >= 2 && code.get(first - 1).isSymbol(".") && code.get(first - 2).isName()) {
      first -= 2;
    }
    return first;
  }

  /** Where the arrow into a document begins that ends before a token, or -1. */
  private int arrowBefore(int first) {
    int at = first - 1;
    while (at >= 0 && code.get(at).isSymbol(">")) {
      at--;
    }
    boolean arrow =
        at >= 0 && at < first - 1 && (code.get(at).isSymbol("-") || code.get(at).isSymbol("#"));
    return arrow ? at : -1;
  }

  private boolean isSymbols(int from, String symbols) {
    for (int i = 0; i < symbols.length(); i++) {
      int at = from + i;
      if (at < 0 || !code.get(at).isSymbol(symbols.substring(i, i + 1))) {
        return false;
      }
    }
    return true;
  }

  private int opening(int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      depth += code.get(i).isSymbol(")") ? 1 : code.get(i).isSymbol("(") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < code.size(); i++) {
      depth += code.get(i).isSymbol("(") ? 1 : code.get(i).isSymbol(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return code.size() - 1;
  }
}
