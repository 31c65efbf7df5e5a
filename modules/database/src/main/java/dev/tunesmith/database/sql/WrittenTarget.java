package dev.tunesmith.database.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a statement writes to, as its words tell: each of its writes with the table's name. */
final class WrittenTarget {

  private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge");
  private static final Set<String> BEFORE_NAME = Set.of("into", "from", "only");

  private WrittenTarget() {}

  /** The words that write, each with the name behind it, in their order. */
  static List<String> of(List<Token> code) {
    return IntStream.range(0, code.size())
        .filter(at -> isWriting(code, at))
        .mapToObj(at -> code.get(at).name() + " " + name(code, at + 1))
        .toList();
  }

  /** Not the action of ON CONFLICT, nor what FOR locks. */
  private static boolean isWriting(List<Token> code, int at) {
    Token token = code.get(at);
    boolean isAction = at > 0 && (code.get(at - 1).isWord("do") || code.get(at - 1).isWord("for"));
    return token.kind() == Token.Kind.WORD && WRITING.contains(token.name()) && !isAction;
  }

  private static String name(List<Token> code, int from) {
    int at = from;
    while (at < code.size() && BEFORE_NAME.contains(code.get(at).name()) && at < from + 2) {
      at++;
    }
    StringBuilder name = new StringBuilder();
    while (at < code.size() && code.get(at).isName()) {
      name.append(code.get(at).name());
      boolean goesOn = at + 1 < code.size() && code.get(at + 1).isSymbol(".");
      name.append(goesOn ? "." : "");
      at = goesOn ? at + 2 : code.size();
    }
    return name.toString();
  }
}
