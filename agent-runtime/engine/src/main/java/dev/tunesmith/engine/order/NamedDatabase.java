package dev.tunesmith.engine.order;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database that a person gave a name, so that nobody who asks for it needs its address or a
 * password.
 *
 * @param workload what it is asked, as a file of SQL statements, or null for what its server
 *     remembers
 */
public record NamedDatabase(
    String jdbcUrl, String user, PasswordPlace password, @Nullable Path workload) {

  /**
   * The database with its password, looked up now.
   *
   * @throws InvalidInputException if the password is not where it should be
   */
  public TargetDatabase.Addressed target(Map<String, String> environment) {
    return new TargetDatabase.Addressed(jdbcUrl, user, password.password(environment));
  }
}
