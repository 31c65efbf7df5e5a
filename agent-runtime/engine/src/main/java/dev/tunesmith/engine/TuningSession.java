package dev.tunesmith.engine;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.engine.loop.Terms;
import dev.tunesmith.engine.wiring.SessionWiring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One tuning session: reads a database and its workload, works on what is slow in a sandbox, and
 * writes a result folder. The database is only read.
 *
 * <pre>{@code
 * TuningResult result =
 *     TuningSession.builder()
 *         .target(dataSource)
 *         .workload(Path.of("workload.sql"))
 *         .results(Path.of("results"))
 *         .build()
 *         .run();
 * }</pre>
 */
public final class TuningSession {

  private final SessionWiring wiring;

  private TuningSession(SessionWiring wiring) {
    this.wiring = wiring;
  }

  /** Begins a configuration; a target and a workload are required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs the session to its end on the calling thread. May be called once.
   *
   * @throws InvalidInputException if the target, the workload or another input cannot be used
   * @throws SessionCancelledException if {@link #cancel} was called or the thread interrupted; the
   *     ledger is kept
   * @throws TuningException for any other fault
   */
  public TuningResult run() {
    return wiring.run();
  }

  /** Ends a running session within about two seconds; may be called from any thread. */
  public void cancel() {
    wiring.cancel();
  }

  /** Configures a session. Not for several threads. */
  public static final class Builder {

    private final List<Path> skills = new ArrayList<>();
    private final List<SessionListener> listeners = new ArrayList<>();
    private final Set<Concession> conceded = EnumSet.noneOf(Concession.class);
    private @Nullable TargetDatabase target;
    private @Nullable WorkloadText workload;
    private AgentChoice agent = AgentChoice.builtin();
    private @Nullable String host;
    private Path results = Path.of("tunesmith-results");
    private Budget budget = Budget.STANDARD;
    private Decider decider = Decider.defer();

    private Builder() {}

    /** The database to tune, through connections that the host owns. */
    public Builder target(DataSource dataSource) {
      this.target = new TargetDatabase.Hosted(requireNonNull(dataSource, "dataSource"));
      return this;
    }

    /**
     * The database to tune, by address.
     *
     * @param password may be null where the server asks for none
     */
    public Builder target(String jdbcUrl, String user, @Nullable String password) {
      this.target =
          new TargetDatabase.Addressed(
              requireNonNull(jdbcUrl, "jdbcUrl"), requireNonNull(user, "user"), password);
      return this;
    }

    /** The workload, from a file of SQL statements. */
    public Builder workload(Path file) {
      this.workload = new WorkloadText.InFile(requireNonNull(file, "file"));
      return this;
    }

    /** The workload, as SQL text. */
    public Builder workload(String sql) {
      this.workload = new WorkloadText.Inline(requireNonNull(sql, "sql"));
      return this;
    }

    /** Folders whose skill files join the built-in crew, or replace its members; default none. */
    public Builder skills(Path... folders) {
      skills.addAll(Arrays.asList(folders));
      return this;
    }

    /** Works the cases with a model; default the built-in playbook. */
    public Builder model(ChatModel model) {
      this.agent = new AgentChoice.Given(requireNonNull(model, "model"));
      return this;
    }

    /**
     * Works the cases with a model named like {@code openai:NAME}, {@code anthropic:NAME} or {@code
     * ollama:NAME}, address and key taken from the environment; {@code builtin}, the default, is
     * the playbook.
     */
    public Builder model(String name) {
      this.agent = new AgentChoice.Named(requireNonNull(name, "name"));
      return this;
    }

    /** How long at most; default 30 minutes. */
    public Builder deadline(Duration deadline) {
      this.budget = budget.withWallClock(deadline);
      return this;
    }

    /** How many attempts at most, over all issues; default 100. */
    public Builder maxIterations(int iterations) {
      this.budget = budget.withIterations(iterations);
      return this;
    }

    /** How many bytes the accepted remedies may add; default no limit. */
    public Builder storageBudget(long bytes) {
      this.budget = budget.withStorageBytes(bytes);
      return this;
    }

    /** Who is asked about what the crew cannot settle; default nobody, so that such issues wait. */
    public Builder decider(Decider decider) {
      this.decider = requireNonNull(decider, "decider");
      return this;
    }

    /** Agrees in advance to what else only a person may agree to; default nothing. */
    public Builder concede(Concession concession) {
      conceded.add(requireNonNull(concession, "concession"));
      return this;
    }

    /** Where the result folder is written; default {@code tunesmith-results}. */
    public Builder results(Path folder) {
      this.results = requireNonNull(folder, "folder");
      return this;
    }

    /**
     * What the embedding host calls itself. It is then offered the skills whose {@code hosts} name
     * it and those that name nobody; by default it is offered all.
     */
    public Builder host(String name) {
      this.host = requireNonNull(name, "name");
      return this;
    }

    /** Adds someone who hears of everything that happens; default nobody. */
    public Builder listener(SessionListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /**
     * The configured session.
     *
     * @throws IllegalStateException if the target or the workload is missing
     */
    public TuningSession build() {
      if (target == null || workload == null) {
        throw new IllegalStateException("a session needs a target and a workload");
      }
      SessionOrder order =
          new SessionOrder(
              target,
              workload,
              List.copyOf(skills),
              agent,
              new Terms(budget, conceded, decider),
              results,
              host);
      return new TuningSession(new SessionWiring(order, List.copyOf(listeners)));
    }
  }
}
