package dev.tunesmith.engine.quality;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.CaseCall;
import dev.tunesmith.engine.laboratory.CopyAccount;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.Survey;
import dev.tunesmith.engine.laboratory.UnearnedRemedies;
import dev.tunesmith.proof.baseline.Baseline;
import dev.tunesmith.proof.closing.Rehearsal;
import dev.tunesmith.proof.closing.WholeComparison;
import dev.tunesmith.proof.trial.TrialOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A real laboratory, of which some measurements and trials arrive wrong. */
final class FaultyLaboratory implements Laboratory {

  private final Laboratory real;
  private final Map<String, Misreport> misreports;
  private final Faults faults;
  private final Map<EvidenceId, Trial> trials = new HashMap<>();

  FaultyLaboratory(Laboratory real, Faults faults) {
    this.real = real;
    this.faults = faults;
    this.misreports =
        faults.misreports().stream().collect(Collectors.toMap(Misreport::query, each -> each));
  }

  @Override
  public Baseline measure(Workload workload) {
    Baseline found = faults.measuring().apply(real.measure(workload));
    return new Baseline(
        found.workload(),
        found.measurements().stream().flatMap(each -> reported(each).stream()).toList());
  }

  private Optional<Measurement> reported(Measurement measured) {
    Misreport misreport = misreports.get(measured.query().value());
    return misreport == null ? Optional.of(measured) : misreport.measuring().apply(measured);
  }

  @Override
  public Trial tryOut(TrialOrder order) {
    Trial trial = faults.trying().tryOut(real, order);
    trials.put(trial.id(), trial);
    Misreport misreport = misreports.get(String.valueOf(trial.subject()));
    return misreport == null ? trial : misreport.trying().apply(trial);
  }

  @Override
  public LoadComparison runUnderLoad(List<Remedy> remedies, Workload workload) {
    return faults.loading().run(real, remedies, workload);
  }

  /** What was really tried is taken back, whatever was said of it. */
  @Override
  public void takeBack(Trial trial) {
    real.takeBack(trials.getOrDefault(trial.id(), trial));
  }

  @Override
  public Survey survey() {
    return real.survey();
  }

  @Override
  public Client client() {
    return real.client();
  }

  @Override
  public PlanShape planOnTarget(Query query) {
    return real.planOnTarget(query);
  }

  @Override
  public CopyAccount copy() {
    return real.copy();
  }

  @Override
  public void renew(List<Remedy> accepted) {
    real.renew(accepted);
  }

  @Override
  public void putInPlace(List<Remedy> remedies) {
    real.putInPlace(remedies);
  }

  @Override
  public Schema schema() {
    return real.schema();
  }

  @Override
  public ToolResult tool(CaseCall call) {
    return real.tool(call);
  }

  @Override
  public Equality compareAnswers(Query query, String inOtherWords) {
    return real.compareAnswers(query, inOtherWords);
  }

  @Override
  public Migration migration(Remedy remedy) {
    return real.migration(remedy);
  }

  @Override
  public UnearnedRemedies leaveOneOut(Workload workload, List<Remedy> accepted) {
    return real.leaveOneOut(workload, accepted);
  }

  @Override
  public Rehearsal rehearse(List<Remedy> accepted) {
    return real.rehearse(accepted);
  }

  @Override
  public Rehearsal rehearseAlone(List<Remedy> remedies) {
    return real.rehearseAlone(remedies);
  }

  @Override
  public WholeComparison measureWhole(Workload workload, List<Remedy> accepted) {
    return real.measureWhole(workload, accepted);
  }

  @Override
  public EvidenceId nextEvidence() {
    return real.nextEvidence();
  }

  @Override
  public void close() {
    real.close();
  }
}
