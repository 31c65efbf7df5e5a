package dev.tunesmith.database.sql;

import dev.tunesmith.database.sql.Token.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text of SQL mentions. It errs to the side of too much: a name before a bracket may be a
 * function, and so may a name behind a dot ({@code row.function}).
 *
 * @param functions names that may be called
 * @param names every name
 * @param operators those that are written, and those that words stand for
 * @param readable whether the whole text could be read
 */
public record Mentions(
    Set<Called> functions, Set<String> names, Set<String> operators, boolean readable) {

  /* Words for which a server looks for operators by these names. */
  private static final Map<String, List<String>> OPERATORS_OF_WORDS =
      Map.of(
          "like", List.of("~~", "!~~"),
          "ilike", List.of("~~*", "!~~*"),
          "similar", List.of("~", "!~"),
          "between", List.of("<", "<=", ">", ">="),
          "in", List.of("=", "<>"),
          "case", List.of("="),
          "nullif", List.of("="),
          "distinct", List.of("="),
          "using", List.of("="),
          "natural", List.of("="));

  /**
   * A name that may be called.
   *
   * @param schema as it is qualified, or null
   * @param arguments how it may be called
   */
  public record Called(@Nullable String schema, String name, Arguments arguments) {}

  /** How a name may be called. */
  public enum Arguments {
    IN_BRACKETS,
    ROW_BEFORE_DOT
  }

  /** What {@code sql} mentions. */
  public static Mentions in(String sql) {
    List<Token> code =
        SqlLexer.tokens(sql).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
    Set<Called> functions = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i).isName()) {
        names.add(code.get(i).name());
        addCalled(code, i, functions);
      }
    }
    boolean readable = code.stream().noneMatch(token -> token.kind() == Kind.BROKEN);
    return new Mentions(functions, names, operators(code), readable);
  }

  private static void addCalled(List<Token> code, int i, Set<Called> functions) {
    boolean dotted = i >= 1 && code.get(i - 1).isSymbol(".");
    boolean qualified = dotted && i >= 2 && code.get(i - 2).isName();
    String schema = qualified ? code.get(i - 2).name() : null;
    if (i + 1 < code.size() && code.get(i + 1).isSymbol("(")) {
      functions.add(new Called(schema, code.get(i).name(), Arguments.IN_BRACKETS));
    } else if (dotted) {
      functions.add(new Called(null, code.get(i).name(), Arguments.ROW_BEFORE_DOT));
    }
  }

  private static Set<String> operators(List<Token> code) {
    Set<String> found = new LinkedHashSet<>();
    for (Token token : OperatorTokens.joined(code)) {
      if (OperatorTokens.isOperator(token)) {
        found.add(token.text());
      } else if (token.kind() == Kind.WORD) {
        found.addAll(OPERATORS_OF_WORDS.getOrDefault(token.name(), List.of()));
      }
    }
    if (found.contains("!=")) {
      found.add("<>");
    }
    return found;
  }
}
