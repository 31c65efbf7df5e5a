package dev.tunesmith.database.postgresql.guard;

import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.database.sql.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Whether PL/pgSQL takes a cancellation for an error like others. A server cancels a statement once
 * when its time is over, so such a function may go on for ever.
 */
final class EndlessHandler {

  private static final Set<String> CONDITIONS = Set.of("query_canceled", "operator_intervention");

  /* A code of another class, written plainly. */
  private static final Pattern OTHER_CODE = Pattern.compile("'(?!57)[0-9A-Z]{5}'");

  private EndlessHandler() {}

  static boolean isIn(String body) {
    List<Token> code = SqlText.code(body);
    return IntStream.range(0, code.size()).anyMatch(at -> isCancellation(code, at));
  }

  private static boolean isCancellation(List<Token> code, int at) {
    Token token = code.get(at);
    boolean byCode =
        token.isWord("sqlstate")
            && at + 1 < code.size()
            && code.get(at + 1).kind() == Token.Kind.STRING
            && !OTHER_CODE.matcher(code.get(at + 1).text()).matches();
    return byCode || (token.isName() && CONDITIONS.contains(token.name()));
  }
}
