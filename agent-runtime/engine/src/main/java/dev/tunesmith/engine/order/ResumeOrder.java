package dev.tunesmith.engine.order;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a session that broke off needs to go on, beside what its ledger holds.
 *
 * @param folder the session's result folder
 * @param access how its database is reached
 * @param servers of which one becomes the new sandbox
 * @param decider who is asked about what the crew cannot settle
 * @param agent who works the cases where the ledger can only name it, or null
 * @param environment where addresses and keys of models are looked up
 * @param time how long it may go on, or null for what is left of its deadline
 */
public record ResumeOrder(
    Path folder,
    Access access,
    SandboxServers servers,
    Decider decider,
    @Nullable AgentChoice agent,
    Map<String, String> environment,
    @Nullable Duration time) {

  /** What no ledger keeps of the way to a database. */
  public sealed interface Access {

    /** The host's own connections. */
    record Hosted(DataSource dataSource) implements Access {}

    /** The address and the login are those of before; the password may be null. */
    record Password(@Nullable String password) implements Access {
      @Override
      public String toString() {
        return "Password[]";
      }
    }
  }

  public ResumeOrder {
    environment = Map.copyOf(environment);
  }
}
