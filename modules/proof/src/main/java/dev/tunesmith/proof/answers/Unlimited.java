package dev.tunesmith.proof.answers;

import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.database.sql.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pair without the LIMIT that both end with alike. Where both have the same rows before it, in an
 * order asked for alike, it keeps rows that the original might have kept as well.
 */
final class Unlimited {

  private static final Set<String> LIMITS = Set.of("limit", "offset", "fetch");

  private static final Pattern FETCH =
      Pattern.compile("(?i)(?:(offset \\d+)(?: rows?)? )?fetch (?:first|next) (\\d+) rows? only$");

  /** What a person is to know of it. */
  static final String CONDITION =
      "Both keep rows by the same ORDER BY and LIMIT, so that which of several rows of one rank"
          + " they show is as open as before.";

  /** A statement and where its LIMIT begins. */
  private record Tail(String sql, int start, String words) {}

  private Unlimited() {}

  static Optional<StatementPair> of(StatementPair pair) {
    Optional<Tail> before = tail(pair.before().sql());
    Optional<Tail> after = tail(pair.after().sql());
    boolean isAlike =
        before.isPresent() && after.isPresent() && before.get().words().equals(after.get().words());
    return isAlike
        ? Optional.of(new StatementPair(head(before.get()), head(after.get())))
        : Optional.empty();
  }

  private static String head(Tail tail) {
    return tail.sql().substring(0, tail.start());
  }

  private static Optional<Tail> tail(String sql) {
    List<Token> tokens =
        SqlLexer.tokens(sql).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
    int depth = 0;
    int limit = -1;
    int order = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      if (depth != 0) {
        continue;
      }
      if (token.isWord("order")) {
        order = i;
        limit = -1;
      } else if (limit < 0 && isLimit(token)) {
        limit = i;
      }
    }
    int from = order < 0 ? limit : order;
    return limit < 0
        ? Optional.empty()
        : Optional.of(new Tail(sql, tokens.get(limit).start(), words(tokens, from)));
  }

  private static boolean isLimit(Token token) {
    return token.kind() == Kind.WORD && LIMITS.contains(token.text().toLowerCase(Locale.ROOT));
  }

  /** FETCH FIRST says the same as LIMIT. */
  private static String words(List<Token> tokens, int from) {
    return FETCH
        .matcher(
            tokens.subList(from, tokens.size()).stream()
                .filter(token -> token.kind() != Kind.SEMICOLON)
                .map(token -> token.isName() ? token.name() : token.text())
                .collect(Collectors.joining(" ")))
        .replaceFirst("limit $2 $1")
        .strip();
  }
}
