package dev.tunesmith.database.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** What a statement does, as far as its words tell. */
public enum StatementKind {
  READ,
  WRITE,
  EXPLAIN,
  OTHER;

  private static final Set<String> ASKING = Set.of("select", "values", "table");
  private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge");

  /* Behind these stands a name, whatever it is. */
  private static final Set<String> NAMING =
      Set.of("with", "recursive", "by", "set", "cycle", "using", "to", "default");

  /** The kind of a statement's code, comments left out. */
  public static StatementKind of(List<Token> code) {
    int first = firstWord(code);
    if (first == code.size()) {
      return OTHER;
    }
    String word = code.get(first).name();
    if (first == 0 && WRITING.contains(word)) {
      return WRITE;
    }
    if (first == 0 && word.equals("explain")) {
      return EXPLAIN;
    }
    return ASKING.contains(word) || word.equals("with") ? kindOfReading(code) : OTHER;
  }

  /**
   * A reading word may still begin a statement that writes: in a common table expression, or behind
   * the last of them. Anywhere else such a word is the name of a column.
   */
  private static StatementKind kindOfReading(List<Token> code) {
    Deque<Boolean> hasAsked = new ArrayDeque<>(List.of(false));
    for (int i = 0; i < code.size(); i++) {
      Token token = code.get(i);
      if (token.isSymbol("(")) {
        hasAsked.push(false);
      } else if (token.isSymbol(")") && hasAsked.size() > 1) {
        hasAsked.pop();
      } else if (isOneOf(WRITING, token) && mayWrite(code, i, hasAsked.element())) {
        return WRITE;
      } else if (isOneOf(ASKING, token)) {
        hasAsked.pop();
        hasAsked.push(true);
      }
    }
    return code.stream().anyMatch(token -> token.isWord("into")) ? OTHER : READ;
  }

  private static boolean isOneOf(Set<String> words, Token token) {
    return token.kind() == Token.Kind.WORD && words.contains(token.name());
  }

  private static boolean mayWrite(List<Token> code, int at, boolean hasAsked) {
    if (at < 2) {
      return false;
    }
    Token named = code.get(at - 2);
    Token before = code.get(at - 1);
    return before.isSymbol("(")
        ? named.isWord("as") || named.isWord("materialized")
        : !hasAsked && (before.isSymbol(")") || (before.isName() && !isOneOf(NAMING, before)));
  }

  private static int firstWord(List<Token> code) {
    int i = 0;
    while (i < code.size() && code.get(i).isSymbol("(")) {
      i++;
    }
    return i < code.size() && code.get(i).kind() == Token.Kind.WORD ? i : code.size();
  }
}
