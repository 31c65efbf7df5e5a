package dev.tunesmith.engine.laboratory;

import dev.tunesmith.advisor.AdvisorContext;
import dev.tunesmith.advisor.tools.AdvisorSituation;
import dev.tunesmith.advisor.tools.AdvisorTools;
import dev.tunesmith.advisor.tools.TargetSight;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.connection.Target;
import dev.tunesmith.database.dialect.Copier;
import dev.tunesmith.database.embedded.EmbeddedServer;
import dev.tunesmith.database.embedded.ServerStock;
import dev.tunesmith.database.sandbox.Sandbox;
import dev.tunesmith.database.sandbox.SandboxCopy;
import dev.tunesmith.database.sandbox.SandboxFactory;
import dev.tunesmith.proof.answers.EqualityCheck;
import dev.tunesmith.proof.baseline.Baseline;
import dev.tunesmith.proof.baseline.BaselineRun;
import dev.tunesmith.proof.closing.FinalRun;
import dev.tunesmith.proof.closing.LeaveOneOut;
import dev.tunesmith.proof.closing.Rehearsal;
import dev.tunesmith.proof.closing.WholeComparison;
import dev.tunesmith.proof.load.LoadRuns;
import dev.tunesmith.proof.load.LoadSettings;
import dev.tunesmith.proof.timing.RunLimits;
import dev.tunesmith.proof.trial.TrialOrder;
import dev.tunesmith.proof.trial.Trials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A laboratory with a database: a target that is read, and a sandbox on a server of our own. */
public final class LiveLaboratory implements Laboratory {

  /** Remedies are left out, all are undone and made again, and all is measured. */
  private static final int PARTS_OF_CLOSING = 3;

  private static final int RUNS_OF_A_COMPARISON = 6;

  private final Target target;
  private final ServerStock servers;
  private final EvidenceCounter evidence;
  private final InstantSource clock;
  private final RunLimits limits;
  private final LoadSettings load;
  private final Instant end;
  private final AdvisorTools tools = new AdvisorTools();
  private @Nullable Schema surveyed;
  private @Nullable Client client;
  private @Nullable Sandbox sandbox;
  private Set<String> original = Set.of();
  private List<TableName> missing = List.of();
  private Copier.Amount amount = Copier.Amount.ALL;

  /**
   * What it finds takes its ids from {@code evidence}; the target stays its owner's to close.
   *
   * @param servers of which one becomes the sandbox
   */
  public LiveLaboratory(
      Target target,
      ServerStock servers,
      EvidenceCounter evidence,
      InstantSource clock,
      TimeLimits limits) {
    this.target = target;
    this.servers = servers;
    this.evidence = evidence;
    this.clock = clock;
    this.limits = limits.runs();
    this.load = limits.load();
    this.end = clock.instant().plus(limits.deadline());
  }

  /** Copies no more than that, where the target is larger. */
  public LiveLaboratory copying(Copier.Amount most) {
    this.amount = most;
    return this;
  }

  @Override
  public Survey survey() {
    surveyed = target.readSchema();
    client = target.client();
    return new Survey(
        target.server().toString(), surveyed, target.beyondReading(), target.facts().waits());
  }

  @Override
  public Client client() {
    Client known = client == null ? target.client() : client;
    client = known;
    return known;
  }

  @Override
  public PlanShape planOnTarget(Query query) {
    return target.explain(query.sql()).shape();
  }

  @Override
  public CopyAccount copy() {
    SandboxCopy copy =
        SandboxFactory.copy(target, EmbeddedServer.Settings.SANDBOX, servers, amount);
    sandbox = copy.sandbox();
    missing = copy.missing();
    original = copy.sandbox().definitions();
    return new CopyAccount(
        copy.rows(), copy.bytes(), copy.took(), copy.server(), copy.share(), copy.notes());
  }

  @Override
  public void renew(List<Remedy> remedies) {
    close();
    sandbox =
        SandboxFactory.copy(target, EmbeddedServer.Settings.SANDBOX, servers, amount).sandbox();
    putInPlace(remedies);
  }

  @Override
  public void putInPlace(List<Remedy> remedies) {
    remedies.forEach(sandbox()::apply);
  }

  @Override
  public Schema schema() {
    Schema there = sandbox().schema();
    return new Schema(
        there.tables().stream().filter(table -> !amount.left().contains(table.name())).toList(),
        there.counters());
  }

  @Override
  public Baseline measure(Workload workload) {
    return new BaselineRun(sandbox(), evidence, limits).measure(workload).without(missing);
  }

  @Override
  public ToolResult tool(CaseCall asked) {
    CaseView view = asked.view();
    Case task = view.task();
    AdvisorContext context =
        new AdvisorContext(
            view.schema(),
            view.workload(),
            view.measurements(),
            sandbox().whatIf(),
            task.remit().open(),
            task.tried().stream().flatMap(attempt -> attempt.remedies().stream()).toList(),
            view.client());
    TargetSight sight = new TargetSight(target.facts(), evidence::next);
    return tools.answer(
        asked.call(),
        new AdvisorSituation(task.issue(), task.query(), context, view.schemaFact(), sight));
  }

  @Override
  public Equality compareAnswers(Query query, String inOtherWords) {
    Schema there = surveyed == null ? target.readSchema() : surveyed;
    surveyed = there;
    return new EqualityCheck(sandbox(), there, evidence, clock).check(query, inOtherWords);
  }

  @Override
  public Trial tryOut(TrialOrder order) {
    return trials().run(order);
  }

  @Override
  public LoadComparison runUnderLoad(List<Remedy> remedies, Workload workload) {
    return new LoadRuns(sandbox(), evidence, clock, load).compare(remedies, workload);
  }

  @Override
  public void takeBack(Trial trial) {
    trials().takeBack(trial);
  }

  private Trials trials() {
    return new Trials(sandbox(), evidence, clock, limits);
  }

  @Override
  public Migration migration(Remedy remedy) {
    return sandbox().migration(remedy);
  }

  @Override
  public UnearnedRemedies leaveOneOut(Workload workload, List<Remedy> remedies) {
    Duration time = left().dividedBy(PARTS_OF_CLOSING);
    RunLimits shared = limits.again().among(RUNS_OF_A_COMPARISON * remedies.size(), time);
    return new UnearnedRemedies(
        new LeaveOneOut(sandbox(), evidence, clock, shared, time).drop(workload, remedies));
  }

  @Override
  public Rehearsal rehearse(List<Remedy> remedies) {
    return Rehearsal.of(sandbox(), original, remedies, clock);
  }

  @Override
  public Rehearsal rehearseAlone(List<Remedy> remedies) {
    return Rehearsal.alone(sandbox(), remedies, clock);
  }

  @Override
  public WholeComparison measureWhole(Workload workload, List<Remedy> remedies) {
    return new FinalRun(sandbox(), evidence, clock, limits.again(), left())
        .measure(workload, remedies);
  }

  private Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  @Override
  public EvidenceId nextEvidence() {
    return evidence.next();
  }

  /** The sandbox as it should be, whatever was broken off before. */
  private Sandbox sandbox() {
    Sandbox copy = sandbox;
    if (copy == null) {
      throw new IllegalStateException("nothing was copied into a sandbox yet");
    }
    copy.finishUndoing();
    return copy;
  }

  @Override
  public void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
