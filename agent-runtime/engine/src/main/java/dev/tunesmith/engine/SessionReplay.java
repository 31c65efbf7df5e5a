package dev.tunesmith.engine;

import static java.util.Objects.requireNonNull;

import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.ReplayOrder;
import dev.tunesmith.engine.order.ReplayResult;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.engine.wiring.ReplayWiring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A recorded session, run again: agents, gates and the ladder work as ever, and whatever they ask
 * is answered from the recording, without a database, a model or a network. The new ledger is then
 * compared with the recorded one, but for times, durations and the ids of the two sessions.
 */
public final class SessionReplay {

  private final ReplayWiring wiring;

  private SessionReplay(ReplayWiring wiring) {
    this.wiring = wiring;
  }

  /** Begins a replay of the session in {@code folder}. */
  public static Builder of(Path folder) {
    return new Builder(requireNonNull(folder, "folder"));
  }

  /**
   * Runs the replay to its end, or to the first divergence, on the calling thread. May be called
   * once.
   *
   * @throws InvalidInputException if there is no recording or it cannot be used
   * @throws SessionCancelledException if {@link #cancel} was called
   * @throws TuningException for any other fault
   */
  public ReplayResult run() {
    return wiring.run();
  }

  /** Ends a running replay within about two seconds; may be called from any thread. */
  public void cancel() {
    wiring.cancel();
  }

  /** Configures a replay. Not for several threads. */
  public static final class Builder {

    private final Path folder;
    private final List<Path> skills = new ArrayList<>();
    private final List<SessionListener> listeners = new ArrayList<>();
    private Path results = Path.of("tunesmith-replay");
    private @Nullable TargetDatabase target;
    private SandboxServers servers = SandboxServers.onClassPath();

    private Builder(Path folder) {
      this.folder = folder;
    }

    /** Where the new result folder is written; default {@code tunesmith-replay}. */
    public Builder results(Path newFolder) {
      this.results = requireNonNull(newFolder, "folder");
      return this;
    }

    /**
     * Folders of skill files in place of those that the session had, to see where it takes another
     * course; default those it had. How the crew is wired is then not compared.
     */
    public Builder skills(Path... folders) {
      skills.addAll(Arrays.asList(folders));
      return this;
    }

    /**
     * Replays the models only, and measures this database again; default none. What is compared is
     * then how each issue ended.
     */
    public Builder remeasure(DataSource dataSource) {
      this.target = new TargetDatabase.Hosted(requireNonNull(dataSource, "dataSource"));
      return this;
    }

    /**
     * Replays the models only, and measures a database again, by address.
     *
     * @param password may be null where the server asks for none
     */
    public Builder remeasure(String jdbcUrl, String user, @Nullable String password) {
      this.target =
          new TargetDatabase.Addressed(
              requireNonNull(jdbcUrl, "jdbcUrl"), requireNonNull(user, "user"), password);
      return this;
    }

    /** Where the sandbox's server comes from, if a database is measured; default the class path. */
    public Builder servers(SandboxServers servers) {
      this.servers = requireNonNull(servers, "servers");
      return this;
    }

    /** Adds someone who hears of everything that happens; default nobody. */
    public Builder listener(SessionListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /** The configured replay. */
    public SessionReplay build() {
      ReplayOrder order = new ReplayOrder(folder, results, List.copyOf(skills), target, servers);
      return new SessionReplay(new ReplayWiring(order, List.copyOf(listeners)));
    }
  }
}
