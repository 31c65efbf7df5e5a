package dev.tunesmith.proof.rewrite;

import dev.tunesmith.database.sql.SqlLexer;
import dev.tunesmith.database.sql.Token;
import dev.tunesmith.proof.rewrite.SelectText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where the words of a statement stand that lie outside all brackets. */
final class ClauseEnds {

  private final List<Token> outside = new ArrayList<>();

  ClauseEnds(String sql) {
    int depth = 0;
    for (Token token : SqlLexer.tokens(sql)) {
      depth -= token.isSymbol(")") ? 1 : 0;
      if (depth == 0 && token.kind() != Token.Kind.COMMENT) {
        outside.add(token);
      }
      depth += token.isSymbol("(") ? 1 : 0;
    }
  }

  boolean beginsWith(String word) {
    return !outside.isEmpty() && outside.get(0).isWord(word);
  }

  /** The first of these words at or behind a place in the text. */
  Optional<Token> first(String word, int from) {
    return outside.stream()
        .filter(token -> token.start() >= from && token.isWord(word))
        .findFirst();
  }

  /** The first of two words that follow each other. */
  Optional<Token> firstOf(String word, String next, int from) {
    return IntStream.range(0, outside.size() - 1)
        .filter(at -> outside.get(at).start() >= from)
        .filter(at -> outside.get(at).isWord(word) && outside.get(at + 1).isWord(next))
        .mapToObj(outside::get)
        .findFirst();
  }

  /** Where the condition of an UPDATE or a DELETE stands, from its first to its last token. */
  Optional<Span> condition() {
    int where = at("where");
    int end = at("returning") < 0 ? outside.size() : at("returning");
    return where < 0 || end - where < 2
        ? Optional.empty()
        : Optional.of(new Span(outside.get(where + 1).start(), outside.get(end - 1).end()));
  }

  private int at(String word) {
    return IntStream.range(0, outside.size())
        .filter(at -> outside.get(at).isWord(word))
        .findFirst()
        .orElse(-1);
  }
}
