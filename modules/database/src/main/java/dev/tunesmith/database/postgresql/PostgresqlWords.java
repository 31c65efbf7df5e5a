package dev.tunesmith.database.postgresql;

import dev.tunesmith.database.dialect.SqlWords;
import dev.tunesmith.database.postgresql.catalogue.Names;
import java.util.Set;

/** The words of PostgreSQL's SQL. */
final class PostgresqlWords implements SqlWords {

  @Override
  public Set<String> serverSchemas() {
    return Set.of("pg_catalog");
  }

  @Override
  public Set<String> sessionFunctions() {
    return Set.of(
        "current_setting",
        "pg_backend_pid",
        "txid_current",
        "pg_current_xact_id",
        "inet_client_addr");
  }

  @Override
  public String name(String name) {
    return Names.quote(name);
  }

  @Override
  public String literal(String text) {
    return Names.literal(text);
  }
}
