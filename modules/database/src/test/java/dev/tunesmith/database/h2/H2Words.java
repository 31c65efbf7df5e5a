package dev.tunesmith.database.h2;

import dev.tunesmith.database.dialect.SqlWords;
import java.util.Set;

/** The words of H2's SQL. */
final class H2Words implements SqlWords {

  @Override
  public Set<String> serverSchemas() {
    return Set.of("information_schema");
  }

  @Override
  public Set<String> sessionFunctions() {
    return Set.of("session_id");
  }

  @Override
  public String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
