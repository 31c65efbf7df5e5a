package dev.tunesmith.engine.quality;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceCounter;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.ConnectionLostException;
import dev.tunesmith.database.StatementFailedException;
import dev.tunesmith.engine.laboratory.CaseCall;
import dev.tunesmith.engine.laboratory.CopyAccount;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.Survey;
import dev.tunesmith.engine.laboratory.UnearnedRemedies;
import dev.tunesmith.proof.baseline.Baseline;
import dev.tunesmith.proof.closing.LeaveOneOut.Unearned;
import dev.tunesmith.proof.closing.Rehearsal;
import dev.tunesmith.proof.closing.WholeComparison;
import dev.tunesmith.proof.trial.TrialOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A laboratory without a database: whatever it finds is drawn, and remembered. */
final class DrawnLaboratory implements Laboratory {

  private final Random random;
  private final EvidenceCounter evidence;
  private final DrawnFindings findings;
  private final List<Trial> trials = new ArrayList<>();
  private final List<LoadComparison> loads = new ArrayList<>();
  private final List<Remedy> unearned = new ArrayList<>();
  private boolean isUndoWrong;

  DrawnLaboratory(Random random, EvidenceCounter evidence) {
    this.random = random;
    this.evidence = evidence;
    this.findings = new DrawnFindings(random, evidence);
  }

  /** Every trial that was finished. */
  List<Trial> trials() {
    return trials;
  }

  /** Every run under load. */
  List<LoadComparison> loads() {
    return loads;
  }

  /** What was found not to earn its cost at the end. */
  List<Remedy> unearned() {
    return unearned;
  }

  /** Whether the undo of all that was accepted did not lead back when it was last rehearsed. */
  boolean isUndoWrong() {
    return isUndoWrong;
  }

  @Override
  public Survey survey() {
    return new Survey("18.0", DrawnFindings.SCHEMA, List.of(), List.of());
  }

  @Override
  public Client client() {
    return new Client("somebody", Map.of());
  }

  @Override
  public PlanShape planOnTarget(Query query) {
    return DrawnFindings.planOf(query).shape();
  }

  @Override
  public CopyAccount copy() {
    return new CopyAccount(1, 1, Duration.ZERO, null, null, List.of());
  }

  @Override
  public void renew(List<Remedy> accepted) {}

  @Override
  public void putInPlace(List<Remedy> remedies) {}

  @Override
  public Schema schema() {
    return DrawnFindings.SCHEMA;
  }

  @Override
  public Baseline measure(Workload workload) {
    return new Baseline(workload, findings.measured(workload));
  }

  @Override
  public ToolResult tool(CaseCall call) {
    return new ToolResult.Refused("nothing", "nothing is known here");
  }

  @Override
  public Equality compareAnswers(Query query, String inOtherWords) {
    return findings.equality();
  }

  @Override
  public Trial tryOut(TrialOrder order) {
    if (random.nextInt(12) == 0) {
      throw new ConnectionLostException("the server is gone", new IOException("drawn"));
    }
    if (random.nextInt(12) == 0) {
      throw new StatementFailedException("57014", "it took too long", new IOException("drawn"));
    }
    Trial trial = findings.trial(order);
    trials.add(trial);
    return trial;
  }

  @Override
  public LoadComparison runUnderLoad(List<Remedy> remedies, Workload workload) {
    LoadComparison drawn = findings.load();
    loads.add(drawn);
    return drawn;
  }

  @Override
  public void takeBack(Trial trial) {}

  @Override
  public Migration migration(Remedy remedy) {
    return remedy.restatement().isPresent()
        ? new Migration(List.of(), List.of(), Migration.Transactionality.ALLOWED)
        : new Migration(
            List.of(remedy.summary()),
            List.of("undo " + remedy.summary()),
            Migration.Transactionality.ALLOWED);
  }

  @Override
  public UnearnedRemedies leaveOneOut(Workload workload, List<Remedy> accepted) {
    return new UnearnedRemedies(
        accepted.stream()
            .filter(remedy -> random.nextInt(4) == 0)
            .peek(unearned::add)
            .map(remedy -> new Unearned(remedy, "nothing is lost without it", List.of()))
            .toList());
  }

  @Override
  public Rehearsal rehearse(List<Remedy> accepted) {
    isUndoWrong = random.nextInt(8) == 0;
    return rehearsal(accepted, isUndoWrong);
  }

  /** Those that do not lead back are no more to be handed over than those that earn nothing. */
  @Override
  public Rehearsal rehearseAlone(List<Remedy> remedies) {
    boolean isGuilty = random.nextBoolean();
    if (isGuilty) {
      unearned.addAll(remedies);
    }
    return rehearsal(remedies, isGuilty);
  }

  private static Rehearsal rehearsal(List<Remedy> remedies, boolean isGuilty) {
    List<String> differences = isGuilty ? List.of("an index is left over") : List.of();
    return new Rehearsal(2 * remedies.size(), Duration.ZERO, differences);
  }

  @Override
  public WholeComparison measureWhole(Workload workload, List<Remedy> accepted) {
    return new WholeComparison(List.of());
  }

  @Override
  public EvidenceId nextEvidence() {
    return evidence.next();
  }

  @Override
  public void close() {}
}
