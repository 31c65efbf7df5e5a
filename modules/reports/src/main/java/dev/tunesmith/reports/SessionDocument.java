package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.evidence.Timing;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.review.Reviewed;
import dev.tunesmith.core.session.DecisionOption;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.JudgedObjective;
import dev.tunesmith.core.session.LevelSuccess;
import dev.tunesmith.core.session.ModelSpending;
import dev.tunesmith.core.session.SessionEvent.DecisionNeeded;
import dev.tunesmith.core.session.SessionEvent.DesignReviewed;
import dev.tunesmith.core.session.SessionEvent.FinalMeasured;
import dev.tunesmith.core.session.SessionEvent.SandboxReady;
import dev.tunesmith.core.session.SessionEvent.SchemaRead;
import dev.tunesmith.core.session.SessionEvent.SessionEnded;
import dev.tunesmith.core.session.SessionEvent.SessionOpened;
import dev.tunesmith.core.session.SessionEvent.TargetPlansCompared;
import dev.tunesmith.core.session.SessionEvent.UndoRehearsed;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.session.StopReason;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload.LeftOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code session.json} holds; {@code docs/session.schema.json} describes every field. */
record SessionDocument(
    int format,
    @Nullable SessionOpened opened,
    Result result,
    List<MigrationEntry> migrations,
    List<RewriteEntry> rewrites,
    List<Decision> decisions,
    Surroundings surroundings,
    List<Baseline> baseline,
    List<Comparison> comparisons,
    List<IssueFile> issues,
    List<LeftOut> leftOut,
    Handover handover,
    List<Reviewed> design,
    List<Fulfilment> duties) {
  /** Rises when a field changes its meaning or goes. */
  static final int FORMAT = 1;

  /** Whether the session came to its end, and the figures of its outcome. */
  record Result(
      Status status,
      @Nullable StopReason stopReason,
      @Nullable String detail,
      Duration elapsed,
      Totals totals,
      @Nullable ModelSpending models,
      List<LevelSuccess> levels,
      List<JudgedObjective> objectives,
      @Nullable Double workloadRatio) {}

  enum Status {
    FINISHED,
    CUT_OFF
  }

  record Totals(int statements, int issues, int proven, int pending, int leftOut, long attempts) {}

  record MigrationEntry(
      IssueId issue, List<Remedy> remedies, EvidenceId trial, String applyFile, String undoFile) {}

  record RewriteEntry(
      IssueId issue,
      Restatement statement,
      EvidenceId trial,
      @Nullable Equality equality,
      String file) {}

  record Decision(
      IssueId issue,
      List<DecisionOption> options,
      String recommendation,
      @Nullable Instant until) {}

  record Surroundings(
      @Nullable SchemaRead schema,
      @Nullable SandboxReady sandbox,
      @Nullable TargetPlansCompared targetPlans,
      @Nullable UndoRehearsed undoRehearsal) {}

  /** A measurement without the plan's details, which the ledger keeps. */
  record Baseline(EvidenceId id, QueryName query, Timing timing, double share, PlanShape plan) {
    static Baseline of(Measurement measured) {
      return new Baseline(
          measured.id(),
          measured.query(),
          measured.timing(),
          measured.share(),
          measured.plan().shape());
    }
  }

  static SessionDocument of(SessionState state) {
    return new SessionDocument(
        FORMAT,
        state.opened().orElse(null),
        result(state),
        MigrationFiles.of(state).stream().map(SessionDocument::migration).toList(),
        RewriteFile.of(state).stream().map(SessionDocument::rewrite).toList(),
        state.pending().stream().map(SessionDocument::decision).toList(),
        surroundings(state),
        state.baseline().stream().map(Baseline::of).toList(),
        state.finalComparisons(),
        state.issues(),
        state.leftOut(),
        Handover.of(state),
        state.latest(DesignReviewed.class).map(DesignReviewed::remarks).orElse(List.of()),
        Fulfilment.of(state));
  }

  private static Result result(SessionState state) {
    SessionEnded ended = state.ended().orElse(null);
    return new Result(
        ended == null ? Status.CUT_OFF : Status.FINISHED,
        ended == null ? null : ended.reason(),
        ended == null ? null : ended.detail(),
        state.elapsed(),
        totals(state),
        state.spending().calls() == 0 ? null : state.spending(),
        LevelSuccess.of(state),
        JudgedObjective.of(state),
        state.latest(FinalMeasured.class).map(FinalMeasured::ratio).orElse(null));
  }

  private static Totals totals(SessionState state) {
    return new Totals(
        state.baseline().size(),
        state.issues().size(),
        Proof.of(state).size(),
        state.pending().size(),
        state.leftOut().size(),
        state.attempts());
  }

  private static MigrationEntry migration(MigrationFiles files) {
    Proof proof = files.proof();
    return new MigrationEntry(
        proof.file().issue().id(),
        proof.trial().remedies(),
        proof.trial().id(),
        ResultFolder.MIGRATIONS + "/" + files.applyName(),
        ResultFolder.MIGRATIONS + "/" + files.undoName());
  }

  private static RewriteEntry rewrite(RewriteFile file) {
    return new RewriteEntry(
        file.proof().file().issue().id(),
        file.statement(),
        file.proof().trial().id(),
        file.proof().equality().orElse(null),
        ResultFolder.REWRITES + "/" + file.name());
  }

  private static Decision decision(IssueFile file) {
    DecisionNeeded needed = file.decision();
    return needed == null
        ? new Decision(file.issue().id(), List.of(), "", null)
        : new Decision(
            file.issue().id(), needed.options(), needed.recommendation(), needed.until());
  }

  private static Surroundings surroundings(SessionState state) {
    return new Surroundings(
        state.latest(SchemaRead.class).orElse(null),
        state.sandbox().orElse(null),
        state.latest(TargetPlansCompared.class).orElse(null),
        state.latest(UndoRehearsed.class).orElse(null));
  }
}
