package dev.tunesmith.proof.rewrite;

import dev.tunesmith.database.sql.Token;
import java.util.List;
import java.util.Optional;

/** An INSERT of what a query answers. */
record WrittenSelect(String before, String reading, String behind) implements RowWrite {

  static Optional<RowWrite> of(String sql) {
    ClauseEnds clauses = new ClauseEnds(sql);
    Optional<Token> query = clauses.first("with", 1).or(() -> clauses.first("select", 1));
    return query
        .filter(token -> clauses.beginsWith("insert"))
        .map(
            token -> {
              int end =
                  clauses
                      .firstOf("on", "conflict", token.start())
                      .or(() -> clauses.first("returning", token.start()))
                      .map(Token::start)
                      .orElse(sql.length());
              return new WrittenSelect(
                  sql.substring(0, token.start()),
                  sql.substring(token.start(), end).strip(),
                  sql.substring(end));
            });
  }

  @Override
  public List<String> frame() {
    return SelectText.words(before + " select " + behind);
  }

  @Override
  public String asked() {
    return reading;
  }

  @Override
  public Optional<Saying> saying(String other) {
    String space = behind.isEmpty() ? "" : "\n";
    return Optional.of(new Saying(before + other + space + behind, List.of()));
  }
}
