package dev.tunesmith.proof.answers;

import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The constants in some texts of SQL.
 *
 * @param all every number and string, strings without their marks
 * @param near those that stand close to a name, by that name
 * @param asksForNow whether a text looks at the clock
 */
record Constants(Set<String> all, Map<String, Set<String>> near, boolean asksForNow) {

  /* How far back a constant looks for what it is compared with: column between x and y. */
  private static final int REACH = 12;
  private static final Set<String> CLOCKS =
      Set.of("now", "current_date", "current_timestamp", "localtimestamp", "transaction_timestamp");

  /**
   * Reads the texts; what stands between is not understood, so a constant may be near to a name
   * that it has nothing to do with.
   *
   * @param columns the names that constants are looked for
   */
  static Constants in(List<String> texts, Set<String> columns) {
    Set<String> all = new LinkedHashSet<>();
    Map<String, Set<String>> near = new TreeMap<>();
    boolean clock = false;
    for (String text : texts) {
      List<Token> code =
          SqlLexer.tokens(text).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
      clock |= code.stream().anyMatch(token -> token.isName() && CLOCKS.contains(token.name()));
      for (int i = 0; i < code.size(); i++) {
        if (code.get(i).kind() == Kind.NUMBER || code.get(i).kind() == Kind.STRING) {
          String constant = value(code.get(i));
          all.add(constant);
          for (String name : neighbours(code, i, columns)) {
            near.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(constant);
          }
        }
      }
    }
    return new Constants(all, near, clock);
  }

  private static String value(Token token) {
    String text = token.text();
    if (token.kind() == Kind.NUMBER) {
      return text;
    }
    if (text.startsWith("$")) {
      int tag = text.indexOf('$', 1) + 1;
      return text.substring(tag, text.length() - tag);
    }
    return text.substring(text.indexOf('\'') + 1, text.length() - 1).replace("''", "'");
  }

  private static List<String> neighbours(List<Token> code, int constant, Set<String> columns) {
    List<String> found = new ArrayList<>();
    int last = Math.min(code.size() - 1, constant + 4);
    for (int i = constant + 1; i <= last && found.isEmpty(); i++) {
      if (isColumn(code.get(i), columns) && code.get(constant + 1).kind() == Kind.SYMBOL) {
        found.add(code.get(i).name());
      }
    }
    boolean before = false;
    for (int i = constant - 1; i >= 0 && i >= constant - REACH && !before; i--) {
      if (isColumn(code.get(i), columns)) {
        found.add(code.get(i).name());
        before = true;
      }
    }
    return found;
  }

  private static boolean isColumn(Token token, Set<String> columns) {
    return token.isName() && columns.contains(token.name());
  }
}
