package dev.tunesmith.core.session;

import dev.tunesmith.core.agent.BudgetKind;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.confirmation.Confirmation;
import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.crew.CrewEdge;
import dev.tunesmith.core.duty.AskedDuty;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.objective.Objective;
import dev.tunesmith.core.objective.Patience;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.review.Reviewed;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.skill.Diagnostic;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Counted;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that happened in a session. A session's state is the fold of its events. */
public sealed interface SessionEvent {

  /**
   * What a session was asked to do, as far as it can be asked again, without a secret.
   *
   * @param order as JSON
   */
  record OrderTaken(String order) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * A session began.
   *
   * @param version of Tunesmith
   * @param target where the database is, without secrets
   * @param agent the agent that works the cases
   */
  record SessionOpened(String session, String version, String target, String agent, Budget budget)
      implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** A person said what they want of the session. */
  record CommissionGiven(Commission commission) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The skill files were read and wired. */
  record CrewWired(List<SkillId> agents, List<CrewEdge> edges, List<Diagnostic> diagnostics)
      implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** What the crew's protocol wants of its levels. */
  record LevelsDeclared(List<LevelTarget> targets) implements SessionEvent {
    public LevelsDeclared {
      targets = List.copyOf(targets);
    }

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** What the crew's files want of the whole, and when they have a session stop. */
  record ObjectivesDeclared(List<Objective> objectives, List<Patience> patience)
      implements SessionEvent {
    public ObjectivesDeclared {
      objectives = List.copyOf(objectives);
      patience = List.copyOf(patience);
    }

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * The target's catalogue was read.
   *
   * @param rows the server's estimate of live rows, all tables together
   * @param bytes tables and indexes together
   * @param shape a digest of its tables, columns, types and indexes; null in older ledgers
   * @param beyondReading what the login may do beyond reading, a few words each
   */
  record SchemaRead(
      EvidenceId id,
      String server,
      int tables,
      int indexes,
      long rows,
      long bytes,
      @Nullable String shape,
      List<String> beyondReading)
      implements SessionEvent {
    public SchemaRead {
      // An older ledger does not say.
      beyondReading = beyondReading == null ? List.of() : List.copyOf(beyondReading);
    }

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The workload was read; statements that cannot take part are named with the reason. */
  record WorkloadRead(List<Query> queries, List<Workload.LeftOut> leftOut) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * The data was copied into a sandbox.
   *
   * @param server of the sandbox, its product and version; null in older ledgers
   * @param share of the rows of large tables that were copied; null where nobody said
   * @param notes what could not be copied, one sentence each
   */
  record SandboxReady(
      long rows,
      long bytes,
      Duration took,
      @Nullable String server,
      @Nullable Double share,
      List<String> notes)
      implements SessionEvent {

    /** All that is there. */
    public SandboxReady(
        long rows, long bytes, Duration took, @Nullable String server, List<String> notes) {
      this(rows, bytes, took, server, null, notes);
    }

    /** Whether it holds a sample of the target's rows. */
    public boolean isSample() {
      return share != null && share < 1;
    }

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** A statement was left out after it failed. */
  record QueryLeftOut(Workload.LeftOut statement) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The workload was measured as it stands. */
  record BaselineMeasured(List<Measurement> measurements) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The workload was measured again, with what is accepted so far in place. */
  record WorkloadRemeasured(List<Measurement> measurements) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * The target was asked how it plans the reading statements.
   *
   * @param differing statements that the target plans in another way than the sandbox does
   */
  record TargetPlansCompared(EvidenceId id, int compared, List<QueryName> differing)
      implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** What the crew's files ask to be done. */
  record DutiesAsked(List<AskedDuty> duties) implements SessionEvent {
    public DutiesAsked {
      duties = List.copyOf(duties);
    }

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * The design of the schema and the form of the statements were looked at.
   *
   * @param schema what is cited for the catalogue
   * @param tables the tables as they were read, those that the workload uses first; not all of a
   *     very large schema
   */
  record DesignReviewed(EvidenceId schema, List<Table> tables, List<Reviewed> remarks)
      implements SessionEvent {
    public DesignReviewed {
      tables = List.copyOf(tables);
      remarks = List.copyOf(remarks);
    }

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** Something is wrong. */
  record IssueOpened(Issue issue) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** An issue found its owner. */
  record IssueAssigned(IssueId issue, Assignment assignment) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * An agent began to work on an issue.
   *
   * @param attempt the number of this attempt at this level, from 1
   * @param worker the skill it works as
   * @param agent who works: the playbook or a model
   */
  record AttemptStarted(IssueId issue, Level level, int attempt, SkillId worker, String agent)
      implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * A language model was asked, whether or not it answered.
   *
   * @param issue what it was asked about, or null before there is an issue
   * @param worker the skill it was asked as, or null before there is an issue
   * @param model as the session names it, for example {@code openai:gpt-5}
   * @param round the answer of the talk it was asked for, from 1; the same where it is asked again
   */
  record ModelCalled(
      @Nullable IssueId issue,
      @Nullable SkillId worker,
      String model,
      int round,
      ModelExchange exchange)
      implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** A budget of the language models ended; none is asked after that. */
  record BudgetEnded(BudgetKind kind, String detail) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** An agent called a tool. */
  record ToolUsed(IssueId issue, ToolCall call, ToolResult result) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** An agent proposed something. */
  record ProposalMade(IssueId issue, Proposal proposal) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** An attempt ended without a proposal; {@code code} is stable. */
  record NoProposal(IssueId issue, String code, String reason) implements SessionEvent {

    /** The code where the session broke off before anything was proposed. */
    public static final String CUT_OFF = "cut-off";

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** A statement that a proposal asks in other words was compared with the original. */
  record AnswersCompared(IssueId issue, Equality equality) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** A proposal was tried in the sandbox. */
  record TrialFinished(Trial trial) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The workload was run under load with what was tried, and without it. */
  record LoadCompared(IssueId issue, LoadComparison comparison) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** A trial could not be brought to an end; nothing may be concluded from it. */
  record TrialBroken(IssueId issue, String reason) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The gates judged a proposal. */
  record GatesJudged(IssueId issue, List<GateReport> reports) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** An issue moved on its ladder. */
  record StandingChanged(IssueId issue, Standing from, Standing to) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** An issue went up, with everything the next level needs. */
  record Escalated(EscalationNote note) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** A proposal passed every gate and stays in the sandbox. */
  record RemedyAccepted(IssueId issue, Proposal proposal, EvidenceId trial, Migration migration)
      implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * An accepted remedy was taken out again at the end, because without it nothing is lost.
   *
   * @param comparisons with the remedy against without it; none where no plan uses it
   */
  record RemedyWithdrawn(IssueId issue, String reason, List<Comparison> comparisons)
      implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * The journal of earlier sessions told something about an issue. It orders what is tried and
   * claims nothing.
   */
  record PastRecalled(IssueId issue, List<Recollection> recollections) implements SessionEvent {
    public PastRecalled {
      recollections = List.copyOf(recollections);
    }

    /** What was learned, in one line. */
    public String words() {
      return recollections.stream().map(Recollection::words).collect(Collectors.joining("; "));
    }

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** A peer was consulted, and advised. */
  record PeerAdvised(IssueId issue, Guidance guidance) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * A person has to decide.
   *
   * @param until when the time to decide ends, or null where it does not, or is not set yet
   */
  record DecisionNeeded(
      IssueId issue, List<DecisionOption> options, String recommendation, @Nullable Instant until)
      implements SessionEvent {

    public DecisionNeeded {
      options = List.copyOf(options);
    }

    /** A question without an end to the time for it. */
    public DecisionNeeded(IssueId issue, List<DecisionOption> options, String recommendation) {
      this(issue, options, recommendation, null);
    }

    /** The same question, to be decided before {@code end}, or whenever if that is null. */
    public DecisionNeeded until(@Nullable Instant end) {
      return new DecisionNeeded(issue, options, recommendation, end);
    }

    /** Whether it is too late to decide. */
    public boolean isOverdue(Instant now) {
      return until != null && !now.isBefore(until);
    }

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * A person decided.
   *
   * @param option the chosen option's name
   * @param note what the person wants remembered; may be empty
   */
  record DecisionMade(IssueId issue, String option, String note) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The whole workload was measured with all accepted remedies and without; the ratio of both. */
  record FinalMeasured(List<Comparison> comparisons, double ratio) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The accepted remedies were applied, taken back and checked, in the sandbox. */
  record UndoRehearsed(EvidenceId id, int statements, Duration took) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * A session that had been cut off, cancelled or had failed goes on.
   *
   * @param version of Tunesmith
   * @param budget for all of the session, from its beginning on
   * @param before the last evidence of before the break, or null where there was none
   * @param why how the session broke off, a few words
   */
  record SessionResumed(String version, Budget budget, @Nullable EvidenceId before, String why)
      implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /**
   * What was handed over was looked for on the target, after the session.
   *
   * @param counts what the target's server had counted by then
   */
  record RemediesConfirmed(List<Confirmation> remedies, List<Counted> counts)
      implements SessionEvent {
    public RemediesConfirmed {
      remedies = List.copyOf(remedies);
      counts = List.copyOf(counts);
    }

    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The session ended. */
  record SessionEnded(StopReason reason, String detail) implements SessionEvent {
    @Override
    public <T> T match(EventCases<T> cases) {
      return cases.of(this);
    }
  }

  /** The answer for this event. */
  <T> T match(EventCases<T> cases);
}
