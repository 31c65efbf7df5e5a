package dev.tunesmith.engine.laboratory;

import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Client;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.Workload;
import dev.tunesmith.database.sql.SqlText;
import dev.tunesmith.proof.baseline.Baseline;
import dev.tunesmith.proof.closing.Rehearsal;
import dev.tunesmith.proof.closing.WholeComparison;
import dev.tunesmith.proof.trial.TrialOrder;
import java.util.List;

/**
 * Everything a session learns from databases: the target, which is only read, and its sandbox. The
 * loop asks nobody else, so that what was answered here is all it needs to be run again. A
 * recording knows a question by its method's name and its arguments by their parameters' names.
 *
 * <p>Any of it may throw {@link dev.tunesmith.database.ConnectionLostException} where a server went
 * away, and {@link dev.tunesmith.database.WorkCancelledException} where the thread was interrupted.
 * Only {@link #schema} and {@link #tool} may be called by several threads.
 */
public interface Laboratory extends AutoCloseable {

  /** Judges what agents write as SQL by its text; it asks no database. */
  SqlReader SQL = SqlText.reader();

  /** The target as it stands. */
  Survey survey();

  /** Who we are to the target: the role that is taken for the application's own. */
  Client client();

  /**
   * How the target would answer a statement, without running it.
   *
   * @throws dev.tunesmith.database.StatementFailedException if it refuses the statement
   */
  PlanShape planOnTarget(Query query);

  /** Copies the target into a sandbox; everything below needs one. */
  CopyAccount copy();

  /**
   * Replaces a sandbox whose server went away by a new copy.
   *
   * @param remedies what is to be in place in it
   */
  void renew(List<Remedy> remedies);

  /** Carries remedies out in the sandbox, for good. */
  void putInPlace(List<Remedy> remedies);

  /** The sandbox's catalogue as it stands now, remedies included. */
  @AskedByAnyone
  Schema schema();

  /** Measures a workload as it stands; what the server refuses is left out with its reason. */
  Baseline measure(Workload workload);

  /** Answers a call of one of the tools that change nothing. */
  ToolResult tool(CaseCall call);

  /**
   * Whether a statement in other words answers the same.
   *
   * @throws dev.tunesmith.database.StatementFailedException if the sandbox refuses one of them
   */
  Equality compareAnswers(Query query, String inOtherWords);

  /**
   * Tries remedies. When this returns they are in place; when it throws, none is.
   *
   * @throws dev.tunesmith.database.StatementFailedException if a remedy or statement is refused
   */
  Trial tryOut(TrialOrder order);

  /**
   * Runs a workload under load, with remedies that are in place and without them.
   *
   * @throws dev.tunesmith.database.StatementFailedException if a statement is refused
   */
  LoadComparison runUnderLoad(List<Remedy> remedies, Workload workload);

  /** Takes a trial's remedies out of the sandbox again. */
  void takeBack(Trial trial);

  /** The SQL of a remedy, as it would be handed over for the target. */
  Migration migration(Remedy remedy);

  /** Leaves each remedy out once, and takes out for good those that no longer earn their cost. */
  UnearnedRemedies leaveOneOut(Workload workload, List<Remedy> remedies);

  /** Takes what was accepted back until all is as it was first copied, and carries it out again. */
  Rehearsal rehearse(List<Remedy> remedies);

  /**
   * Carries remedies out that are not in place and takes them back; where that leads back to where
   * it began they are in place when this returns, else the sandbox is to be renewed.
   */
  Rehearsal rehearseAlone(List<Remedy> remedies);

  /** Measures the whole workload with what was accepted and without. */
  WholeComparison measureWhole(Workload workload, List<Remedy> remedies);

  /** The id of what the loop itself established from these answers. */
  EvidenceId nextEvidence();

  /** Gives the sandbox up. */
  @Override
  void close();
}
