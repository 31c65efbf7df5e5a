package dev.tunesmith.database.sql;

import java.util.List;
import java.util.Set;

/** What a statement does, as far as its words tell. */
public enum StatementKind {
  READ,
  WRITE,
  EXPLAIN,
  OTHER;

  private static final Set<String> READING = Set.of("select", "values", "table", "with");
  private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge");

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
    if (!READING.contains(word)) {
      return OTHER;
    }
    return kindOfReading(code);
  }

  /** A reading word may still begin a statement that writes in its common table expressions. */
  private static StatementKind kindOfReading(List<Token> code) {
    for (int i = 1; i < code.size(); i++) {
      Token token = code.get(i);
      if (isBracket(code.get(i - 1)) && token.isName() && WRITING.contains(token.name())) {
        return WRITE;
      }
    }
    return code.stream().anyMatch(token -> token.isWord("into")) ? OTHER : READ;
  }

  private static boolean isBracket(Token token) {
    return token.isSymbol("(") || token.isSymbol(")");
  }

  private static int firstWord(List<Token> code) {
    int i = 0;
    while (i < code.size() && code.get(i).isSymbol("(")) {
      i++;
    }
    return i < code.size() && code.get(i).kind() == Token.Kind.WORD ? i : code.size();
  }
}
