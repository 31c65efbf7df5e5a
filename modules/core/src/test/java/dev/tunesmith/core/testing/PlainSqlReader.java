package dev.tunesmith.core.testing;

import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.schema.Table;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes offence at a few words, as a dialect's reader would at what they mean. */
public final class PlainSqlReader implements SqlReader {

  @Override
  public Optional<String> objectionToQuery(String sql) {
    return objection(sql);
  }

  @Override
  public Optional<String> objectionToRestating(String before, String after) {
    return objectionToQuery(after);
  }

  @Override
  public Optional<String> objectionToExpression(String sql) {
    return objection(sql);
  }

  @Override
  public Optional<String> objectionToKeeping(String sql, Table table) {
    return sql.contains("/") ? Optional.of("nothing can be divided by 0") : Optional.empty();
  }

  private static Optional<String> objection(String sql) {
    return Stream.of(";", "delete", "pg_terminate_backend")
        .filter(sql::contains)
        .findFirst()
        .map(word -> "it says " + word);
  }
}
