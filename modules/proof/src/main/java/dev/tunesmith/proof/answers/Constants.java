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
 * @param casts the types that columns are cast to, by the columns' names
 * @param asksForNow whether a text looks at the clock
 */
record Constants(
    Set<String> all,
    Map<String, Set<String>> near,
    Map<String, Set<String>> casts,
    boolean asksForNow) {

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
    Map<String, Set<String>> casts = new TreeMap<>();
    boolean clock = false;
    for (String text : texts) {
      List<Token> code =
          SqlLexer.tokens(text).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
      clock |= code.stream().anyMatch(token -> token.isName() && CLOCKS.contains(token.name()));
      addCasts(code, columns, casts);
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
    return new Constants(all, near, casts, clock);
  }

  /** {@code column::type} and {@code cast(column as type)}. */
  private static void addCasts(
      List<Token> code, Set<String> columns, Map<String, Set<String>> casts) {
    for (int i = 0; i + 2 < code.size(); i++) {
      int type = code.get(i + 1).isWord("as") ? i + 2 : i + 3;
      boolean isCast =
          type == i + 2 || (code.get(i + 1).isSymbol(":") && code.get(i + 2).isSymbol(":"));
      if (isCast && type < code.size() && isColumn(code.get(i), columns)) {
        casts
            .computeIfAbsent(code.get(i).name(), any -> new LinkedHashSet<>())
            .add(code.get(type).isName() ? code.get(type).name() : "");
      }
    }
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
