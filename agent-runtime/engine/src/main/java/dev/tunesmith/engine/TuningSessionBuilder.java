package dev.tunesmith.engine;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.ProjectDocument;
import dev.tunesmith.agents.budget.Price;
import dev.tunesmith.agents.outside.OutsideMind;
import dev.tunesmith.core.quality.Concession;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.Commission;
import dev.tunesmith.database.history.ChosenValues;
import dev.tunesmith.database.history.ServerWorkload;
import dev.tunesmith.database.history.WorkloadFiles;
import dev.tunesmith.database.workload.WorkloadSource;
import dev.tunesmith.database.workload.WorkloadText;
import dev.tunesmith.engine.order.AgentChoice;
import dev.tunesmith.engine.order.AgentOrder;
import dev.tunesmith.engine.order.Decider;
import dev.tunesmith.engine.order.DecisionTime;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.LoginRights;
import dev.tunesmith.engine.order.Results;
import dev.tunesmith.engine.order.RunUnderLoad;
import dev.tunesmith.engine.order.SandboxServers;
import dev.tunesmith.engine.order.SessionListener;
import dev.tunesmith.engine.order.SessionOrder;
import dev.tunesmith.engine.order.Settings;
import dev.tunesmith.engine.order.TargetDatabase;
import dev.tunesmith.engine.order.Terms;
import dev.tunesmith.engine.order.WorkJournal;
import dev.tunesmith.engine.project.ProjectFolder;
import dev.tunesmith.engine.project.TaskWork;
import dev.tunesmith.engine.settings.Amounts;
import dev.tunesmith.engine.settings.SettingsFile;
import dev.tunesmith.engine.wiring.SessionWiring;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Configures a session. Not for several threads. */
public final class TuningSessionBuilder {

  private final List<Path> skills = new ArrayList<>();
  private final List<SessionListener> listeners = new ArrayList<>();
  private final Set<Concession> conceded = EnumSet.noneOf(Concession.class);
  private @Nullable TargetDatabase target;
  private SandboxServers servers = SandboxServers.onClassPath();
  private WorkloadSource workload = new ServerWorkload();
  private AgentChoice agent = AgentChoice.builtin();
  private AgentOrder.Values values = AgentOrder.Values.WITHHELD;
  private Settings settings = Settings.NONE;
  private UnaryOperator<Settings> prices = UnaryOperator.identity();
  private Map<String, String> environment = System.getenv();
  private @Nullable String host;
  private Path results = Path.of("tunesmith-results");
  private Results.Kept kept = Results.Kept.LEDGER;
  private UnaryOperator<Budget> budget = UnaryOperator.identity();
  private Decider decider = Decider.defer();
  private LoginRights login = LoginRights.ANY;
  private DecisionTime decisionTime = new DecisionTime.Unlimited();
  private @Nullable Commission commission;
  private RunUnderLoad load = RunUnderLoad.STANDARD;
  private long cloneBytes = Terms.CLONE_BYTES;
  private @Nullable WorkJournal journal;
  private @Nullable TaskWork task;
  private List<ProjectDocument> documents = List.of();

  TuningSessionBuilder() {}

  /** The database to tune, through connections that the host owns. */
  public TuningSessionBuilder target(DataSource dataSource) {
    this.target = new TargetDatabase.Hosted(requireNonNull(dataSource, "dataSource"));
    return this;
  }

  /**
   * The database to tune, by address.
   *
   * @param password may be null where the server asks for none
   */
  public TuningSessionBuilder target(String jdbcUrl, String user, @Nullable String password) {
    this.target =
        new TargetDatabase.Addressed(
            requireNonNull(jdbcUrl, "jdbcUrl"), requireNonNull(user, "user"), password);
    return this;
  }

  /** Where the sandbox's server comes from; default the class path. */
  public TuningSessionBuilder servers(SandboxServers servers) {
    this.servers = requireNonNull(servers, "servers");
    return this;
  }

  /**
   * The workload, from files of SQL statements, a server's or a library's logs, exports of what a
   * server counts, or folders of them; what each is is found out, and it may be compressed by gzip.
   *
   * @param files at least one
   */
  public TuningSessionBuilder workload(Path... files) {
    if (files.length == 0) {
      throw new IllegalArgumentException("a workload needs at least one file");
    }
    this.workload = WorkloadFiles.in(List.of(files));
    return this;
  }

  /** The workload, as SQL text. */
  public TuningSessionBuilder workload(String sql) {
    this.workload = ChosenValues.in(WorkloadText.of(requireNonNull(sql, "sql")));
    return this;
  }

  /**
   * The workload, from wherever the source finds it once the target is open; default {@link
   * ServerWorkload}, what the target's server remembers.
   */
  public TuningSessionBuilder workload(WorkloadSource source) {
    this.workload = requireNonNull(source, "source");
    return this;
  }

  /** Folders whose skill files join the built-in crew, or replace its members; default none. */
  public TuningSessionBuilder skills(Path... folders) {
    skills.addAll(Arrays.asList(folders));
    return this;
  }

  /** Works the cases with a model; default the built-in playbook. */
  public TuningSessionBuilder model(ChatModel model) {
    this.agent = new AgentChoice.Given(requireNonNull(model, "model"));
    return this;
  }

  /**
   * Works the cases with a model named like {@code openai:NAME}, {@code anthropic:NAME} or {@code
   * ollama:NAME}, address and key taken from the environment; {@code builtin}, the default, is the
   * playbook.
   */
  public TuningSessionBuilder model(String name) {
    this.agent = new AgentChoice.Named(requireNonNull(name, "name"));
    return this;
  }

  /**
   * Works the cases with a mind outside that is handed them one by one; where it does not answer in
   * time, the built-in playbook takes a case over. Such a session cannot be recorded.
   */
  public TuningSessionBuilder mind(OutsideMind mind) {
    this.agent = new AgentChoice.Outside(requireNonNull(mind, "mind"));
    return this;
  }

  /** How long at most; default 30 minutes. */
  public TuningSessionBuilder deadline(Duration deadline) {
    return limit(so -> so.withWallClock(deadline));
  }

  /** How many attempts at most, over all issues; default 100. */
  public TuningSessionBuilder maxIterations(int iterations) {
    return limit(so -> so.withIterations(iterations));
  }

  /** How many bytes the accepted remedies may add; default no limit. */
  public TuningSessionBuilder storageBudget(long bytes) {
    return limit(so -> so.withStorageBytes(bytes));
  }

  /** How many tokens the language models may read and write together; default no limit. */
  public TuningSessionBuilder maxTokens(long tokens) {
    return limit(so -> so.withModels(so.models().withTokens(tokens)));
  }

  /**
   * How much the language models may cost, in the currency of their prices; default no limit. It
   * needs a price for every model of the session.
   */
  public TuningSessionBuilder maxMoney(BigDecimal money) {
    return limit(so -> so.withModels(so.models().withMoneyMicros(Amounts.micros(money))));
  }

  /** How many answers the language models may give, over all issues; default no limit. */
  public TuningSessionBuilder maxRounds(long rounds) {
    return limit(so -> so.withModels(so.models().withRounds(rounds)));
  }

  /** How many tools the language models may call, over all issues; default no limit. */
  public TuningSessionBuilder maxToolCalls(long calls) {
    return limit(so -> so.withModels(so.models().withToolCalls(calls)));
  }

  private TuningSessionBuilder limit(UnaryOperator<Budget> more) {
    UnaryOperator<Budget> before = budget;
    budget = so -> more.apply(before.apply(so));
    return this;
  }

  /**
   * What a model costs for a million tokens sent and a million answered.
   *
   * @param model its name as in {@link #model(String)}; a given model is called by its provider,
   *     for example {@code model:OPEN_AI}
   */
  public TuningSessionBuilder price(String model, BigDecimal input, BigDecimal output) {
    UnaryOperator<Settings> before = prices;
    Price price = new Price(input, output);
    prices = so -> before.apply(so).withPrice(model, price);
    return this;
  }

  /**
   * Takes over what a settings file lays down; what this builder is told itself goes before.
   * Default none: no file is looked for.
   *
   * @throws InvalidInputException if the file is not there or anything in it is not understood
   */
  public TuningSessionBuilder settings(Path file) {
    this.settings = SettingsFile.read(file);
    return this;
  }

  /** Where the addresses and keys of models are looked up; default the process's environment. */
  public TuningSessionBuilder environment(Map<String, String> variables) {
    this.environment = Map.copyOf(variables);
    return this;
  }

  /**
   * Lets the string literals of statements, plans and conditions reach the model. By default they
   * are withheld: it sees {@code 'withheld_1'} for one of them.
   */
  public TuningSessionBuilder shareValues() {
    this.values = AgentOrder.Values.SHARED;
    return this;
  }

  /** Who is asked about what the crew cannot settle; default nobody, so that such issues wait. */
  public TuningSessionBuilder decider(Decider decider) {
    this.decider = requireNonNull(decider, "decider");
    return this;
  }

  /**
   * How long an issue may wait for a decision; default as long as it takes. One about which nobody
   * decides in time ends as expired.
   */
  public TuningSessionBuilder decideBy(DecisionTime time) {
    this.decisionTime = requireNonNull(time, "time");
    return this;
  }

  /** What the login at the target may have rights to; default {@link LoginRights#ANY}. */
  public TuningSessionBuilder login(LoginRights rights) {
    this.login = requireNonNull(rights, "rights");
    return this;
  }

  /** What the person wants, for whoever carries the results on; default nothing is said. */
  public TuningSessionBuilder commission(Commission wanted) {
    this.commission = requireNonNull(wanted, "commission");
    return this;
  }

  /**
   * Works as a task of a project's blueprint: what the task asks for is the commission, and its
   * status tells how the session stands; default nobody's.
   */
  public TuningSessionBuilder task(TaskWork work) {
    this.task = requireNonNull(work, "task");
    return commission(work.commission());
  }

  /**
   * A folder of documents about the project, which models are told of as data, up to a length;
   * default none.
   *
   * @throws InvalidInputException if there is no such folder, or it holds no document
   */
  public TuningSessionBuilder context(Path folder) {
    this.documents = ProjectFolder.documents(requireNonNull(folder, "folder"));
    return this;
  }

  /**
   * How many connections work at once where the workload is run under load, and how long with and
   * without the remedies; default 4 and 3 seconds.
   */
  public TuningSessionBuilder underLoad(RunUnderLoad run) {
    this.load = requireNonNull(run, "run");
    return this;
  }

  /**
   * How many bytes of the target are copied at most; of a larger one a sample that keeps joins
   * whole is; default 10 GB.
   */
  public TuningSessionBuilder cloneLimit(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a clone limit must be above 0, got " + bytes);
    }
    this.cloneBytes = bytes;
    return this;
  }

  /** Agrees in advance to what else only a person may agree to; default nothing. */
  public TuningSessionBuilder concede(Concession concession) {
    conceded.add(requireNonNull(concession, "concession"));
    return this;
  }

  /** Where the result folder is written; default {@code tunesmith-results}. */
  public TuningSessionBuilder results(Path folder) {
    this.results = requireNonNull(folder, "folder");
    return this;
  }

  /**
   * Keeps all that the session learns beside its ledger, so that {@link SessionReplay} can run it
   * again; default not. A recording holds statements, statistics and what models were told, but no
   * key and no password.
   */
  public TuningSessionBuilder record() {
    this.kept = Results.Kept.LEDGER_AND_RECORDING;
    return this;
  }

  /**
   * What the embedding host calls itself. It is then offered the skills whose {@code hosts} name it
   * and those that name nobody; by default it is offered all.
   */
  public TuningSessionBuilder host(String name) {
    this.host = requireNonNull(name, "name");
    return this;
  }

  /**
   * Where what earlier sessions learned is looked up, and what this one learns is written; default
   * nowhere. A session that is recorded uses none, since it could not be run again from itself.
   */
  public TuningSessionBuilder journal(WorkJournal where) {
    this.journal = requireNonNull(where, "where");
    return this;
  }

  /** Adds someone who hears of everything that happens; default nobody. */
  public TuningSessionBuilder listener(SessionListener listener) {
    listeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * The configured session.
   *
   * @throws IllegalStateException if the target is missing, or a session with a mind outside is to
   *     be recorded
   */
  public TuningSession build() {
    if (target == null) {
      throw new IllegalStateException("a session needs a target");
    }
    if (agent instanceof AgentChoice.Outside && kept == Results.Kept.LEDGER_AND_RECORDING) {
      throw new IllegalStateException("a session with a mind outside cannot be recorded");
    }
    AgentOrder agents =
        new AgentOrder(agent, values, prices.apply(settings), environment, documents);
    SessionOrder order =
        new SessionOrder(
            target,
            servers,
            workload,
            List.copyOf(skills),
            agents,
            new Terms(
                budget.apply(settings.budget()),
                conceded,
                decider,
                decisionTime,
                login,
                commission,
                load,
                cloneBytes,
                kept == Results.Kept.LEDGER ? journal : null),
            new Results(results, kept),
            host);
    return new TuningSession(new SessionWiring(order, List.copyOf(listeners)), task);
  }
}
