package dev.tunesmith.advisor.statement;

import dev.tunesmith.database.sql.OperatorTokens;
import dev.tunesmith.database.sql.ParserWords;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement as the parser reads it rightly. The parser binds {@code ->} more loosely than any
 * other operator and knows neither every operator nor literals of every type: so steps into a value
 * are put in brackets, typed literals are written as casts, operators that it does not know give
 * way to others that the statement does not use, and names that it takes for keywords are quoted.
 */
final class ReadableText {

  private static final Set<String> STEPS = Set.of("->", "->>", "#>", "#>>");
  private static final Set<String> UNKNOWN_TESTS =
      Set.of(
          "<<=", ">>=", "-|-", "&<", "~=", "@?", "^@", "<%", "%>", "<<%", "<<|", "|>>", "~~", "~~*",
          "!~~", "!~~*", "?#", "@@@");
  private static final Set<String> UNKNOWN_DISTANCES = Set.of("<->", "<#>", "<=>", "<+>");
  private static final List<String> FREE_TESTS = List.of("&>", "<&", "!~*", "@@");
  private static final List<String> FREE_DISTANCES = List.of("|", "^", "&");
  private static final Set<String> KNOWN_BEFORE_STRINGS =
      Set.of("date", "time", "timestamp", "timestamptz", "interval");
  private static final Set<String> WORDS_BEFORE_STRINGS =
      Set.of(
          """
          and or not like ilike in is between when then else select where having on by from as
          escape zone similar to any all case distinct return returning limit offset values set
          collate symmetric asc desc union intersect except using with end filter
          """
              .strip()
              .split("\\s+"));

  private final List<Token> tokens;
  private final Map<String, String> replaced = new LinkedHashMap<>();

  private ReadableText(String sql) {
    this.tokens = OperatorTokens.joined(SqlText.code(sql));
  }

  static ReadableText of(String sql) {
    return new ReadableText(sql);
  }

  /** The text for the parser. */
  String forParser() {
    List<String> texts = new ArrayList<>(tokens.stream().map(this::known).toList());
    for (int i = 0; i < tokens.size(); i++) {
      if (isTypedLiteral(i)) {
        texts.set(i, "");
        texts.set(i + 1, tokens.get(i + 1).text() + "::" + tokens.get(i).text());
      } else if (isFirstStep(i)) {
        int from = operandBefore(i);
        int to = lastStep(i);
        texts.set(from, "(" + texts.get(from));
        texts.set(to, texts.get(to) + ")");
      }
    }
    return spaced(texts);
  }

  private String known(Token token) {
    if (!OperatorTokens.isOperator(token)) {
      String written = ParserWords.written(token);
      if (!written.equals(token.text())) {
        replaced.put(token.text(), written);
      }
      return written;
    }
    String operator = token.text();
    if (UNKNOWN_TESTS.contains(operator)) {
      return inPlaceOf(operator, FREE_TESTS);
    }
    return UNKNOWN_DISTANCES.contains(operator) ? inPlaceOf(operator, FREE_DISTANCES) : operator;
  }

  private String inPlaceOf(String operator, List<String> free) {
    return replaced.computeIfAbsent(
        operator,
        unknown ->
            free.stream()
                .filter(each -> tokens.stream().noneMatch(token -> token.isSymbol(each)))
                .filter(each -> !replaced.containsValue(each))
                .findFirst()
                .orElse(unknown));
  }

  private boolean isTypedLiteral(int i) {
    return i + 1 < tokens.size()
        && tokens.get(i).kind() == Kind.WORD
        && tokens.get(i + 1).kind() == Kind.STRING
        && !OperatorTokens.touches(tokens.get(i), tokens.get(i + 1))
        && !KNOWN_BEFORE_STRINGS.contains(tokens.get(i).name())
        && !WORDS_BEFORE_STRINGS.contains(tokens.get(i).name());
  }

  private boolean isStep(int i) {
    return i > 0 && i < tokens.size() && STEPS.contains(tokens.get(i).text());
  }

  private boolean isFirstStep(int i) {
    return isStep(i) && !isStep(beforeKey(i));
  }

  /** Where the step before would stand, if the value stepped into is itself a key of one. */
  private int beforeKey(int i) {
    return operandBefore(i) - 1;
  }

  /** Where the operand begins that ends before a token: a value with its casts. */
  private int operandBefore(int i) {
    int at = i - 1;
    while (at >= 2 && tokens.get(at).isName() && tokens.get(at - 1).isSymbol("::")) {
      at -= 2;
    }
    if (tokens.get(at).isSymbol(")")) {
      at = callBefore(opening(at));
    }
    while (at >= 2 && tokens.get(at).isName() && tokens.get(at - 1).isSymbol(".")) {
      at -= 2;
    }
    return Math.max(at, 0);
  }

  /** Where the function's name stands if the bracket is that of a call, else the bracket. */
  private int callBefore(int bracket) {
    boolean isCall = bracket > 0 && tokens.get(bracket - 1).isName() && !isKeyword(bracket - 1);
    return isCall ? bracket - 1 : bracket;
  }

  private boolean isKeyword(int i) {
    return tokens.get(i).kind() == Kind.WORD && WORDS_BEFORE_STRINGS.contains(tokens.get(i).name());
  }

  private int opening(int closing) {
    int depth = 0;
    for (int i = closing; i >= 0; i--) {
      depth += tokens.get(i).isSymbol(")") ? 1 : tokens.get(i).isSymbol("(") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return 0;
  }

  /** Where the last key of a chain of steps stands, its casts not counted. */
  private int lastStep(int first) {
    int at = first + 1;
    while (at + 1 < tokens.size() && isStep(at + 1)) {
      at += 2;
    }
    return Math.min(at, tokens.size() - 1);
  }

  private String spaced(List<String> texts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      boolean isOperator = OperatorTokens.isOperator(tokens.get(i));
      boolean wasOperator = i > 0 && OperatorTokens.isOperator(tokens.get(i - 1));
      boolean stoodApart = i > 0 && !OperatorTokens.touches(tokens.get(i - 1), tokens.get(i));
      text.append(isOperator || wasOperator || stoodApart ? " " : "").append(texts.get(i));
    }
    return text.toString();
  }

  /** A piece of what the parser read, with the statement's own operators. */
  String inOwnWords(String piece) {
    if (replaced.isEmpty()) {
      return piece;
    }
    Map<String, String> original =
        replaced.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (a, b) -> a));
    ReadableText read = new ReadableText(piece);
    return read.spaced(
        read.tokens.stream().map(t -> original.getOrDefault(t.text(), t.text())).toList());
  }
}
