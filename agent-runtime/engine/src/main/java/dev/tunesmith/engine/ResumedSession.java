package dev.tunesmith.engine;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.outside.OutsideMind;
import dev.tunesmith.engine.order.AgentChoice;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.ResumeOrder;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.SessionCancelledException;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.TuningException;
import dev.tunesmith.engine.order.TuningResult;
import dev.tunesmith.engine.wiring.ResumptionWiring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A session that was killed, cancelled or had failed, and goes on. Its ledger holds all it needs
 * but passwords and keys: the address, the workload, the skill files, the budgets. What has ended
 * is not repeated. The sandbox is made again, the workload measured again, and what had been
 * accepted is shown again; what no longer proves itself is withdrawn. Budgets count what was used
 * before.
 */
public final class ResumedSession {

  private final ResumptionWiring wiring;

  private ResumedSession(ResumptionWiring wiring) {
    this.wiring = wiring;
  }

  /** Begins to resume the session in {@code folder}. */
  public static Builder of(Path folder) {
    return new Builder(requireNonNull(folder, "folder"));
  }

  /**
   * Runs the session to its end on the calling thread. May be called once.
   *
   * @throws InvalidInputException if the session has ended, if its ledger is damaged, if another
   *     process has the folder, if the database is not the session's, or if something is missing
   * @throws SessionCancelledException if {@link #cancel} was called or the thread interrupted
   * @throws TuningException for any other fault
   */
  public TuningResult run() {
    return wiring.run();
  }

  /** Ends a running session within about two seconds; may be called from any thread. */
  public void cancel() {
    wiring.cancel();
  }

  /** Configures what the ledger does not hold. Not for several threads. */
  public static final class Builder {

    private final Path folder;
    private final List<SessionListener> listeners = new ArrayList<>();
    private ResumeOrder.Access access = new ResumeOrder.Access.Password(null);
    private SandboxServers servers = SandboxServers.onClassPath();
    private Decider decider = Decider.defer();
    private @Nullable AgentChoice agent;
    private Map<String, String> environment = System.getenv();
    private @Nullable Duration time;

    private Builder(Path folder) {
      this.folder = folder;
    }

    /** The password of the session's login; default none. */
    public Builder password(@Nullable String password) {
      this.access = new ResumeOrder.Access.Password(password);
      return this;
    }

    /** The session's database, where it was reached over the host's own connections. */
    public Builder target(DataSource dataSource) {
      this.access = new ResumeOrder.Access.Hosted(requireNonNull(dataSource, "dataSource"));
      return this;
    }

    /** Where the new sandbox's server comes from; default the class path. */
    public Builder servers(SandboxServers servers) {
      this.servers = requireNonNull(servers, "servers");
      return this;
    }

    /** Who is asked about what the crew cannot settle; default nobody. */
    public Builder decider(Decider decider) {
      this.decider = requireNonNull(decider, "decider");
      return this;
    }

    /** The host's own model, where the session had one. */
    public Builder model(ChatModel model) {
      this.agent = new AgentChoice.Given(requireNonNull(model, "model"));
      return this;
    }

    /** The mind outside, where the session had one. */
    public Builder mind(OutsideMind mind) {
      this.agent = new AgentChoice.Outside(requireNonNull(mind, "mind"));
      return this;
    }

    /** Where keys of models are looked up; default the process's environment. */
    public Builder environment(Map<String, String> variables) {
      this.environment = Map.copyOf(variables);
      return this;
    }

    /** How long it may go on; default what is left of the session's deadline. */
    public Builder deadline(Duration fromNow) {
      this.time = requireNonNull(fromNow, "fromNow");
      return this;
    }

    /** Adds someone who hears of everything that happens from now on; default nobody. */
    public Builder listener(SessionListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /** The session, ready to go on. */
    public ResumedSession build() {
      ResumeOrder order =
          new ResumeOrder(folder, access, servers, decider, agent, environment, time);
      return new ResumedSession(new ResumptionWiring(order, List.copyOf(listeners)));
    }
  }
}
