package dev.tunesmith.database.history;

import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from the words around parameters what they stand for. */
final class Places {

  private static final String OPERATOR_CHARACTERS = "=<>!~@#%^&|*/+-?";
  private static final Set<String> KEY_OPERATORS = Set.of("->", "->>", "#>", "#>>", "?");
  private static final Set<String> SKIPS = Set.of("offset");
  private static final Set<String> COUNTS = Set.of("limit", "first", "next");
  private static final Set<String> LIKES = Set.of("like", "ilike", "to");
  private static final Set<String> QUANTIFIERS = Set.of("any", "some", "all");
  private static final Map<Role, Role> MIRRORED =
      Map.of(Role.LOWER_BOUND, Role.UPPER_BOUND, Role.UPPER_BOUND, Role.LOWER_BOUND);

  private final List<Token> code;
  private final Operand operand;
  private final InsertedColumns inserted;

  private Places(List<Token> code) {
    this.code = code;
    this.operand = new Operand(code);
    this.inserted = new InsertedColumns(code);
  }

  /** The places of a statement's parameters, in the order of the text. */
  static List<Place> in(List<Token> code) {
    Places places = new Places(code);
    List<Place> found = new ArrayList<>();
    for (int i = 0; i < code.size(); i++) {
      if (code.get(i).kind() == Kind.PARAMETER) {
        found.add(places.at(i));
      }
    }
    return found;
  }

  /** The number of a parameter's token. */
  static int number(Token parameter) {
    return Integer.parseInt(parameter.text().substring(1));
  }

  private Place at(int i) {
    int number = number(code.get(i));
    if (inserted.holds(i)) {
      return new Place(number, Role.INSERTED, inserted.column(i), "", inserted.position(i));
    }
    int siblings = siblingsBefore(i);
    int before = i - 1 - 2 * siblings;
    if (isWord(before, COUNTS)) {
      return Place.of(number, Role.ROWS, List.of());
    }
    if (isWord(before, SKIPS)) {
      return Place.of(number, Role.SKIPPED, List.of());
    }
    return before >= 0 && code.get(before).isSymbol("(")
        ? inBrackets(number, before, siblings, i)
        : compared(number, i);
  }

  /** How many values stand before it in its list. */
  private int siblingsBefore(int i) {
    int siblings = 0;
    int at = i;
    while (at >= 2 && code.get(at - 1).isSymbol(",") && isValue(at - 2)) {
      siblings++;
      at -= 2;
    }
    return siblings;
  }

  private boolean isValue(int at) {
    Kind kind = code.get(at).kind();
    return kind == Kind.PARAMETER || kind == Kind.STRING || kind == Kind.NUMBER;
  }

  private Place inBrackets(int number, int open, int siblings, int i) {
    int before = open - 1;
    if (before >= 0 && code.get(before).isWord("in")) {
      int end = before - (before > 0 && code.get(before - 1).isWord("not") ? 2 : 1);
      return new Place(number, Role.ONE_OF, operand.endingAt(end), "", siblings);
    }
    if (isWord(before, QUANTIFIERS)) {
      return Place.of(number, Role.ANY_OF, operand.endingAt(operatorStart(before - 1) - 1));
    }
    boolean called = before >= 0 && code.get(before).isName();
    String function = called ? code.get(before).name() : "";
    return called
        ? new Place(number, Role.ARGUMENT, nearestName(i), function, siblings)
        : compared(number, i);
  }

  private Place compared(int number, int i) {
    int start = operatorStart(i - 1);
    if (start <= i - 1) {
      Role role = roleOf(symbols(start, i - 1));
      return Place.of(number, role, operandOf(role, start - 1, i));
    }
    if (isWord(i - 1, LIKES)) {
      int end = i - 2 - (i > 2 && code.get(i - 2).isWord("not") ? 1 : 0);
      return Place.of(number, Role.PATTERN, operand.endingAt(end));
    }
    if (i > 0 && code.get(i - 1).isWord("between")) {
      return Place.of(number, Role.LOWER_BOUND, operand.endingAt(i - 2));
    }
    int between = i > 0 && code.get(i - 1).isWord("and") ? betweenBefore(i - 1) : -1;
    return between > 0
        ? Place.of(number, Role.UPPER_BOUND, operand.endingAt(between - 1))
        : mirrored(number, i);
  }

  private List<Token> operandOf(Role role, int end, int i) {
    List<Token> found = operand.endingAt(end);
    return found.isEmpty() || role == Role.ARGUMENT ? nearestName(i) : found;
  }

  private int betweenBefore(int and) {
    for (int at = and - 1; at > 0 && at >= and - 8; at--) {
      if (code.get(at).isWord("between")) {
        return at;
      }
      if (code.get(at).isWord("and") || code.get(at).isWord("where")) {
        return -1;
      }
    }
    return -1;
  }

  /** {@code $1 < something}. */
  private Place mirrored(int number, int i) {
    int end = i + 1;
    while (end < code.size() && isOperator(end)) {
      end++;
    }
    List<Token> after = end > i + 1 ? operand.beginningAt(end) : List.of();
    if (after.isEmpty()) {
      return Place.of(number, Role.ARGUMENT, nearestName(i));
    }
    Role role = roleOf(symbols(i + 1, end - 1));
    return Place.of(number, MIRRORED.getOrDefault(role, role), after);
  }

  private static Role roleOf(String operator) {
    if (KEY_OPERATORS.contains(operator)) {
      return Role.KEY;
    }
    return switch (operator) {
      case "=", "<>", "!=" -> Role.EQUAL;
      case "<", "<=" -> Role.UPPER_BOUND;
      case ">", ">=" -> Role.LOWER_BOUND;
      case "~~", "~~*", "~", "~*", "!~~", "!~~*" -> Role.PATTERN;
      default -> Role.ARGUMENT;
    };
  }

  private int operatorStart(int last) {
    int start = last + 1;
    while (start > 0 && isOperator(start - 1)) {
      start--;
    }
    return start;
  }

  private boolean isOperator(int at) {
    Token token = code.get(at);
    return token.kind() == Kind.SYMBOL && OPERATOR_CHARACTERS.contains(token.text());
  }

  private String symbols(int from, int to) {
    StringBuilder symbols = new StringBuilder();
    for (int i = from; i <= to; i++) {
      symbols.append(code.get(i).text());
    }
    return symbols.toString();
  }

  private boolean isWord(int at, Set<String> words) {
    return at >= 0 && code.get(at).kind() == Kind.WORD && words.contains(code.get(at).name());
  }

  /** The last name before a token that may be a column's. */
  private List<Token> nearestName(int i) {
    for (int at = i - 1; at >= 0; at--) {
      boolean called = at + 1 < code.size() && code.get(at + 1).isSymbol("(");
      if (code.get(at).isName() && !called) {
        List<Token> found = operand.endingAt(at);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }
}
