package dev.tunesmith.engine;

import static java.util.Objects.requireNonNull;

import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.wiring.ConfirmationWiring;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A look, days after a session, at whether what it handed over is there, is used, and does what was
 * foreseen. The database is only read; what was seen is appended to the session's ledger.
 */
public final class LaterConfirmation {

  private final ConfirmationWiring wiring;

  private LaterConfirmation(ConfirmationWiring wiring) {
    this.wiring = wiring;
  }

  /** Of the session in {@code folder}, on the database it tuned. */
  public static LaterConfirmation of(Path folder, DataSource dataSource) {
    return of(folder, new TargetDatabase.Hosted(requireNonNull(dataSource, "dataSource")));
  }

  /**
   * Of the session in {@code folder}, on the database it tuned, by address.
   *
   * @param password may be null where the server asks for none
   */
  public static LaterConfirmation of(
      Path folder, String jdbcUrl, String user, @Nullable String password) {
    return of(
        folder,
        new TargetDatabase.Addressed(
            requireNonNull(jdbcUrl, "jdbcUrl"), requireNonNull(user, "user"), password));
  }

  private static LaterConfirmation of(Path folder, TargetDatabase database) {
    return new LaterConfirmation(
        new ConfirmationWiring(requireNonNull(folder, "folder"), database));
  }

  /**
   * Looks, on the calling thread.
   *
   * @return the session, whose latest {@code RemediesConfirmed} is what was seen
   * @throws dev.tunesmith.engine.order.InvalidInputException if the session handed nothing over, or
   *     the database is another or cannot be reached
   */
  public TuningResult run() {
    return wiring.run();
  }
}
