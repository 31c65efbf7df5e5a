package dev.tunesmith.engine.recording;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.engine.laboratory.CaseView;
import dev.tunesmith.engine.laboratory.CopyAccount;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.engine.laboratory.Survey;
import dev.tunesmith.proof.baseline.Baseline;
import dev.tunesmith.proof.closing.LeaveOneOut.Unearned;
import dev.tunesmith.proof.closing.Rehearsal;
import dev.tunesmith.proof.closing.WholeComparison;
import dev.tunesmith.proof.trial.TrialOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A laboratory that is never asked without a witness. What it is asked is kept as far as the
 * session decided it; what it said itself before, such as measurements, is not repeated.
 */
public final class WitnessedLaboratory implements Laboratory {

  private static final String DONE = "done";

  private final @Nullable Laboratory laboratory;
  private final Witness witness;

  private WitnessedLaboratory(@Nullable Laboratory laboratory, Witness witness) {
    this.laboratory = laboratory;
    this.witness = witness;
  }

  /** A laboratory that is there; it is closed with this one. */
  public static WitnessedLaboratory of(Laboratory laboratory, Witness witness) {
    return new WitnessedLaboratory(laboratory, witness);
  }

  /** A laboratory that is not there, but whose answers the witness knows. */
  public static WitnessedLaboratory remembered(Witness witness) {
    return new WitnessedLaboratory(null, witness);
  }

  private Laboratory live() {
    if (laboratory == null) {
      throw new IllegalStateException("the laboratory is only remembered");
    }
    return laboratory;
  }

  @Override
  public Survey survey() {
    return witness.ask(Question.of("survey"), Survey.class, () -> live().survey());
  }

  @Override
  public Client client() {
    return witness.ask(Question.of("client"), Client.class, () -> live().client());
  }

  @Override
  public PlanShape planOnTarget(Query query) {
    return witness.ask(
        Question.of("plan-on-target", query), PlanShape.class, () -> live().planOnTarget(query));
  }

  @Override
  public CopyAccount copy() {
    return witness.ask(Question.of("copy"), CopyAccount.class, () -> live().copy());
  }

  private record Remedies(List<Remedy> remedies) {}

  @Override
  public void renew(List<Remedy> accepted) {
    tell(Question.of("renew", new Remedies(accepted)), () -> live().renew(accepted));
  }

  @Override
  public void putInPlace(List<Remedy> remedies) {
    tell(Question.of("put-in-place", new Remedies(remedies)), () -> live().putInPlace(remedies));
  }

  private void tell(Question order, Runnable carryOut) {
    witness.ask(
        order,
        String.class,
        () -> {
          carryOut.run();
          return DONE;
        });
  }

  @Override
  public Schema schema() {
    return witness.ask(Question.of("schema").in("schema"), Schema.class, () -> live().schema());
  }

  @Override
  public Baseline measure(Workload workload) {
    return witness.ask(
        Question.of("measure", workload), Baseline.class, () -> live().measure(workload));
  }

  private record Asked(
      ToolCall call,
      Level level,
      int attempt,
      List<RemedyKind> allowed,
      @Nullable Query query,
      List<Case.EarlierAttempt> earlier) {

    static Asked of(ToolCall call, Case task) {
      Case.Remit remit = task.remit();
      List<RemedyKind> allowed = remit.allowed().stream().sorted().toList();
      return new Asked(call, remit.level(), remit.attempt(), allowed, task.query(), task.earlier());
    }
  }

  @Override
  public ToolResult answer(ToolCall call, CaseView view) {
    return witness.ask(
        Question.of("tool", Asked.of(call, view.task())),
        ToolResult.class,
        () -> live().answer(call, view));
  }

  private record Compared(Query query, String inOtherWords) {}

  @Override
  public Equality compareAnswers(Query query, String inOtherWords) {
    return witness.ask(
        Question.of("compare-answers", new Compared(query, inOtherWords)),
        Equality.class,
        () -> live().compareAnswers(query, inOtherWords));
  }

  @Override
  public Trial tryOut(TrialOrder order) {
    return witness.ask(Question.of("try-out", order), Trial.class, () -> live().tryOut(order));
  }

  @Override
  public LoadComparison runUnderLoad(List<Remedy> remedies, Workload workload) {
    return witness.ask(
        Question.of("run-under-load", new Whole(remedies, workload)),
        LoadComparison.class,
        () -> live().runUnderLoad(remedies, workload));
  }

  @Override
  public void takeBack(Trial trial) {
    tell(Question.of("take-back", new Remedies(trial.remedies())), () -> live().takeBack(trial));
  }

  @Override
  public Migration migration(Remedy remedy) {
    return witness.ask(
        Question.of("migration", new Remedies(List.of(remedy))),
        Migration.class,
        () -> live().migration(remedy));
  }

  private record Whole(List<Remedy> remedies, Workload workload) {}

  private record Unneeded(List<Unearned> unearned) {}

  @Override
  public List<Unearned> leaveOneOut(Workload workload, List<Remedy> accepted) {
    return witness
        .ask(
            Question.of("leave-one-out", new Whole(accepted, workload)),
            Unneeded.class,
            () -> new Unneeded(live().leaveOneOut(workload, accepted)))
        .unearned();
  }

  @Override
  public Rehearsal rehearse(List<Remedy> accepted) {
    return witness.ask(
        Question.of("rehearse", new Remedies(accepted)),
        Rehearsal.class,
        () -> live().rehearse(accepted));
  }

  @Override
  public WholeComparison measureWhole(Workload workload, List<Remedy> accepted) {
    return witness.ask(
        Question.of("measure-whole", new Whole(accepted, workload)),
        WholeComparison.class,
        () -> live().measureWhole(workload, accepted));
  }

  @Override
  public EvidenceId nextEvidence() {
    return witness.ask(Question.of("next-evidence"), EvidenceId.class, () -> live().nextEvidence());
  }

  @Override
  public void close() {
    if (laboratory != null) {
      laboratory.close();
    }
  }
}
