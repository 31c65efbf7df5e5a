package dev.tunesmith.engine.order;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database to tune. */
public sealed interface TargetDatabase {

  /** Reached through connections that the host owns. */
  record Hosted(DataSource dataSource) implements TargetDatabase {}

  /** Reached by address. */
  record Addressed(String jdbcUrl, String user, @Nullable String password)
      implements TargetDatabase {

    @Override
    public String toString() {
      return "Addressed[user=" + user + "]";
    }
  }
}
