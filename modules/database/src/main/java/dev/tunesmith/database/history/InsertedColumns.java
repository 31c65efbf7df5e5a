package dev.tunesmith.database.history;

import dev.tunesmith.database.sql.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which column of a new row each value of an {@code INSERT … VALUES} is for. */
final class InsertedColumns {

  private final List<Token> code;
  private final List<Token> columns = new ArrayList<>();
  private final Map<Integer, Integer> positions = new HashMap<>();

  InsertedColumns(List<Token> code) {
    this.code = code;
    int into = indexOf("into", 0);
    int values = indexOf("values", Math.max(into, 0));
    if (!code.isEmpty() && code.get(0).isWord("insert") && into > 0 && values > into) {
      readColumns(into, values);
      readRows(values + 1);
    }
  }

  /** Whether that token is a value by itself. */
  boolean holds(int at) {
    return positions.containsKey(at);
  }

  /** Where in its row that value stands, from 0. */
  int position(int at) {
    return positions.getOrDefault(at, 0);
  }

  /** The column that it is for; empty where the statement does not name its columns. */
  List<Token> column(int at) {
    int position = position(at);
    return position < columns.size() ? List.of(columns.get(position)) : List.of();
  }

  private void readColumns(int into, int values) {
    boolean listed = false;
    for (int i = into; i < values; i++) {
      listed |= code.get(i).isSymbol("(");
      if (listed && code.get(i).isName()) {
        columns.add(code.get(i));
      }
    }
  }

  private void readRows(int from) {
    int depth = 0;
    int position = 0;
    for (int i = from; i < code.size() && (depth > 0 || goesOn(code.get(i))); i++) {
      depth += step(code.get(i));
      if (depth == 1 && code.get(i).isSymbol(",")) {
        position++;
      } else if (depth == 0) {
        position = 0;
      } else if (depth == 1 && isAlone(i)) {
        positions.put(i, position);
      }
    }
  }

  private static int step(Token token) {
    return token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
  }

  /** Whether a token between rows still belongs to their list. */
  private static boolean goesOn(Token token) {
    return token.isSymbol("(") || token.isSymbol(",");
  }

  private boolean isAlone(int i) {
    return (code.get(i - 1).isSymbol("(") || code.get(i - 1).isSymbol(","))
        && i + 1 < code.size()
        && (code.get(i + 1).isSymbol(")")
            || code.get(i + 1).isSymbol(",")
            || code.get(i + 1).isSymbol(":"));
  }

  private int indexOf(String word, int from) {
    for (int i = from; i < code.size(); i++) {
      if (code.get(i).isWord(word)) {
        return i;
      }
    }
    return -1;
  }
}
