package dev.tunesmith.database.sql;

import dev.tunesmith.database.sql.Token.Kind;
import dev.tunesmith.database.sql.TotalExpression.MayFail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One walk over the tokens of an expression, from left to right. */
final class TokenWalk {

  private static final Set<String> LATER_WORDS_OF_TYPES =
      Set.of("varying", "precision", "with", "without", "time", "zone");

  private final List<Token> tokens;
  private int at;
  private String taken = "";

  TokenWalk(List<Token> tokens) {
    this.tokens = OperatorTokens.joined(tokens);
  }

  /** What the last successful question took. */
  String taken() {
    return taken;
  }

  boolean isNext(String text) {
    return isAt(at, text);
  }

  boolean isAfterNext(String... words) {
    return Stream.of(words).anyMatch(word -> isAt(at + 1, word));
  }

  private boolean isAt(int place, String text) {
    return place < tokens.size()
        && (tokens.get(place).isWord(text) || tokens.get(place).isSymbol(text));
  }

  boolean takes(String text) {
    return isNext(text) && take();
  }

  boolean takesAnyOf(String... texts) {
    return Stream.of(texts).anyMatch(this::takes);
  }

  private boolean take() {
    taken = tokens.get(at).text();
    at++;
    return true;
  }

  boolean takesOneOf(Set<String> operators) {
    return at < tokens.size()
        && tokens.get(at).kind() == Kind.SYMBOL
        && operators.contains(tokens.get(at).text())
        && take();
  }

  boolean takesAll(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!isAt(at + i, words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  void require(String text) throws MayFail {
    if (!takes(text)) {
      throw unknown();
    }
  }

  void end() throws MayFail {
    if (at < tokens.size()) {
      throw unknown();
    }
  }

  MayFail unknown() {
    return new MayFail(
        at < tokens.size()
            ? "what '" + tokens.get(at).text() + "' does there is not known"
            : "it ends too early");
  }

  boolean isCall() {
    return at < tokens.size() && tokens.get(at).isName() && isAt(at + 1, "(");
  }

  boolean isCall(String name) {
    return isCall() && isNext(name);
  }

  String name() throws MayFail {
    if (at >= tokens.size() || !tokens.get(at).isName()) {
      throw unknown();
    }
    String name = tokens.get(at).name();
    take();
    return name;
  }

  /** A word, or the same as a string. */
  String word() throws MayFail {
    Optional<String> string = string();
    return string.isPresent() ? string.get() : name();
  }

  Optional<String> number() {
    return ofKind(Kind.NUMBER);
  }

  Optional<String> string() {
    return ofKind(Kind.STRING);
  }

  private Optional<String> ofKind(Kind kind) {
    return at < tokens.size() && tokens.get(at).kind() == kind && take()
        ? Optional.of(taken)
        : Optional.empty();
  }

  /** Takes one of the types that may stand before a string. */
  Optional<String> typeOfString(Set<String> types) {
    boolean isOne =
        at + 1 < tokens.size()
            && tokens.get(at).kind() == Kind.WORD
            && types.contains(tokens.get(at).name())
            && tokens.get(at + 1).kind() == Kind.STRING;
    return isOne && take() ? Optional.of(taken) : Optional.empty();
  }

  /** A type as it is written in a cast. */
  String type() throws MayFail {
    StringBuilder type = new StringBuilder(name());
    while (takes(".")) {
      type.setLength(0);
      type.append(name());
    }
    while (at < tokens.size() && LATER_WORDS_OF_TYPES.stream().anyMatch(this::isNext)) {
      if (isNext("time") && !isAfterNext("zone")) {
        break;
      }
      type.append(' ').append(name());
    }
    return type + modifier() + dimensions();
  }

  private String modifier() throws MayFail {
    if (!isNext("(")) {
      return "";
    }
    List<String> numbers = new ArrayList<>();
    require("(");
    while (!takes(")")) {
      number().ifPresent(numbers::add);
      if (!isNext(")")) {
        require(",");
      }
    }
    return numbers.stream().collect(Collectors.joining(",", "(", ")"));
  }

  private String dimensions() throws MayFail {
    String dimensions = "";
    while (takes("[")) {
      require("]");
      dimensions = "[]";
    }
    return dimensions;
  }
}
