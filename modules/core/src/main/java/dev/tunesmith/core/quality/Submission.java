package dev.tunesmith.core.quality;

import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Facts;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.remedy.Benefit;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.remedy.DropIndex;
import dev.tunesmith.core.remedy.MaterialisedView;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.remedy.RoleSetting;
import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.skill.ForbiddenRule;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is put before the gates.
 *
 * @param remit what the proposing agent was allowed
 * @param surroundings what is known of the database and its workload
 * @param equality whether what it asks in other words answers the same; null before that was looked
 *     at, and where it asks nothing in other words
 * @param trial what the trial showed, or null before it has run
 * @param load what a run under load showed, or null where there was none
 */
public record Submission(
    Issue issue,
    Proposal proposal,
    Remit remit,
    Surroundings surroundings,
    @Nullable Equality equality,
    @Nullable Trial trial,
    @Nullable LoadComparison load) {

  /**
   * What the agent was allowed.
   *
   * @param storageLeft bytes of the storage budget that are left; {@link Long#MAX_VALUE} for no
   *     limit
   * @param conceded what a person agreed to in advance
   * @param mostDowntime how long others may have to wait while something is made; null for no limit
   */
  public record Remit(
      Level level,
      Set<RemedyKind> allowed,
      List<ForbiddenRule> forbidden,
      long storageLeft,
      Set<Concession> conceded,
      @Nullable Duration mostDowntime) {
    public Remit {
      allowed = Set.copyOf(allowed);
      forbidden = List.copyOf(forbidden);
      conceded = Set.copyOf(conceded);
    }

    /** A remit in which nothing was agreed to in advance, and nobody minds waiting. */
    public Remit(
        Level level, Set<RemedyKind> allowed, List<ForbiddenRule> forbidden, long storageLeft) {
      this(level, allowed, forbidden, storageLeft, Set.of(), null);
    }

    boolean concedes(Concession concession) {
      return level == Level.USER_DECISION || conceded.contains(concession);
    }
  }

  /**
   * What is known of the database and its workload.
   *
   * @param schema as the sandbox has it before the trial
   * @param baseline the workload as it was measured
   * @param evidence the ids of all evidence the ledger holds
   * @param sql judges what the agent wrote as SQL
   * @param facts what the agent could see in this case, or null where that is not on record
   */
  public record Surroundings(
      Schema schema,
      Workload workload,
      List<Measurement> baseline,
      Set<EvidenceId> evidence,
      SqlReader sql,
      @Nullable Facts facts) {
    public Surroundings {
      baseline = List.copyOf(baseline);
      evidence = Set.copyOf(evidence);
    }

    /** Surroundings without a record of what the agent could see. */
    public Surroundings(
        Schema schema,
        Workload workload,
        List<Measurement> baseline,
        Set<EvidenceId> evidence,
        SqlReader sql) {
      this(schema, workload, baseline, evidence, sql, null);
    }

    double weightOf(QueryName name) {
      return workload.find(name).map(Query::weight).orElse(1.0);
    }

    /** The statements whose measured plan reads or writes a table. */
    Stream<Measurement> touching(TableName table) {
      return baseline.stream().filter(measured -> touches(measured, table));
    }

    private static boolean touches(Measurement measured, TableName table) {
      return measured
          .plan()
          .root()
          .walk()
          .anyMatch(node -> table.toString().equals(node.operation().relation()));
    }
  }

  /** A submission that asks no statement in other words, and that no run under load belongs to. */
  public Submission(
      Issue issue,
      Proposal proposal,
      Remit remit,
      Surroundings surroundings,
      @Nullable Trial trial) {
    this(issue, proposal, remit, surroundings, null, trial, null);
  }

  /** The same submission once its answers were compared with those of the original. */
  public Submission compared(Equality outcome) {
    return new Submission(issue, proposal, remit, surroundings, outcome, trial, load);
  }

  /** The same submission once its trial has run. */
  public Submission tried(Trial outcome) {
    return new Submission(issue, proposal, remit, surroundings, equality, outcome, load);
  }

  /** The same submission once the workload has run under load. */
  public Submission loaded(LoadComparison outcome) {
    return new Submission(issue, proposal, remit, surroundings, equality, trial, outcome);
  }

  /** How the statement the issue is about was measured first. */
  public Optional<Measurement> subjectMeasurement() {
    return surroundings.baseline().stream()
        .filter(measurement -> measurement.query().equals(issue.query()))
        .findFirst();
  }

  Set<TableName> tables() {
    return proposal.remedies().stream()
        .flatMap(remedy -> remedy.tables().stream())
        .collect(Collectors.toSet());
  }

  List<CreateIndex> creations() {
    return remedies(CreateIndex.class);
  }

  List<DropIndex> drops() {
    return remedies(DropIndex.class);
  }

  List<RoleSetting> settings() {
    return remedies(RoleSetting.class);
  }

  List<MaterialisedView> views() {
    return remedies(MaterialisedView.class);
  }

  Stream<Restatement> restatements() {
    return proposal.remedies().stream().flatMap(remedy -> remedy.restatement().stream());
  }

  /** Whether the subject stands for transactions, and a remedy lets them lock in one order. */
  boolean ordersLocks() {
    return proposal.remedies().stream()
        .flatMap(remedy -> remedy.ordersLocksOf().stream())
        .anyMatch(name -> name.equals(issue.query()));
  }

  private <R extends Remedy> List<R> remedies(Class<R> type) {
    return proposal.remedies().stream().filter(type::isInstance).map(type::cast).toList();
  }

  boolean promisesReads() {
    return proposal.remedies().stream()
        .anyMatch(remedy -> remedy.benefits().contains(Benefit.READ_TIME));
  }

  /** The statements that the remedies are likely to concern, as they were measured first. */
  List<Measurement> concerned() {
    Optional<Measurement> subject = subjectMeasurement();
    return subject.isPresent()
        ? List.of(subject.get())
        : tables().stream().flatMap(surroundings::touching).distinct().toList();
  }
}
