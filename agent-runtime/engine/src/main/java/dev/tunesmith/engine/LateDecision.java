package dev.tunesmith.engine;

import static java.util.Objects.requireNonNull;

import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.DecisionOrder;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.wiring.DecisionWiring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision about an issue of a session that has ended. What was chosen is tried,
 * measured and gated in a new sandbox, and the session's results are written again. Its ledger goes
 * on; no line of it changes.
 */
public final class LateDecision {

  private final DecisionWiring wiring;

  private LateDecision(DecisionWiring wiring) {
    this.wiring = wiring;
  }

  /** Begins a decision about an issue of the session in {@code folder}. */
  public static Builder about(Path folder, IssueId issue) {
    return new Builder(requireNonNull(folder, "folder"), requireNonNull(issue, "issue"));
  }

  /**
   * Carries the decision out on the calling thread. May be called once.
   *
   * @throws InvalidInputException if there is no such issue or option, if the choice needs the
   *     database and none was given, or if the database is not the session's
   * @throws SessionCancelledException if {@link #cancel} was called or the thread interrupted
   * @throws TuningException for any other fault
   */
  public TuningResult run() {
    return wiring.run();
  }

  /** Ends a running decision within about two seconds; may be called from any thread. */
  public void cancel() {
    wiring.cancel();
  }

  /** Configures a decision. Not for several threads. */
  public static final class Builder {

    private final Path folder;
    private final IssueId issue;
    private final List<Path> skills = new ArrayList<>();
    private final List<SessionListener> listeners = new ArrayList<>();
    private Decider.@Nullable Choice choice;
    private @Nullable TargetDatabase target;
    private SandboxServers servers = SandboxServers.onClassPath();
    private @Nullable Long storageBytes;

    private Builder(Path folder, IssueId issue) {
      this.folder = folder;
      this.issue = issue;
    }

    /** The name of the chosen option, and what is to be remembered with it. */
    public Builder choose(String option, String note) {
      this.choice =
          new Decider.Choice(requireNonNull(option, "option"), requireNonNull(note, "note"));
      return this;
    }

    /** The session's database; default none, which is enough to accept an issue as it is. */
    public Builder target(DataSource dataSource) {
      this.target = new TargetDatabase.Hosted(requireNonNull(dataSource, "dataSource"));
      return this;
    }

    /**
     * The session's database, by address.
     *
     * @param password may be null where the server asks for none
     */
    public Builder target(String jdbcUrl, String user, @Nullable String password) {
      this.target =
          new TargetDatabase.Addressed(
              requireNonNull(jdbcUrl, "jdbcUrl"), requireNonNull(user, "user"), password);
      return this;
    }

    /** Where the sandbox's server comes from; default the class path. */
    public Builder servers(SandboxServers servers) {
      this.servers = requireNonNull(servers, "servers");
      return this;
    }

    /** The folders of skill files that the session had; default none. */
    public Builder skills(Path... folders) {
      skills.addAll(Arrays.asList(folders));
      return this;
    }

    /** How many bytes all remedies together may add; default what the session was given. */
    public Builder storageBudget(long bytes) {
      this.storageBytes = bytes;
      return this;
    }

    /** Adds someone who hears of everything that happens from now on; default nobody. */
    public Builder listener(SessionListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * The configured decision.
     *
     * @throws IllegalStateException if nothing was chosen
     */
    public LateDecision build() {
      if (choice == null) {
        throw new IllegalStateException("a decision needs a choice");
      }
      DecisionOrder order =
          new DecisionOrder(
              folder, issue, choice, target, servers, List.copyOf(skills), storageBytes);
      return new LateDecision(new DecisionWiring(order, List.copyOf(listeners)));
    }
  }
}
