package dev.tunesmith.core.session;

import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.remedy.Migration;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a ledger says of one issue.
 *
 * @param assignment who owns it, or null before it has an owner
 * @param standings every standing it had, oldest first; at least one
 * @param accepted what was accepted for it, or null
 * @param guidance what peers advised, in the order it came
 * @param decision what a person has to decide, or had to at last; null before level 4
 * @param choices what a person decided, oldest first; a choice that comes to nothing is followed by
 *     another
 */
public record IssueFile(
    Issue issue,
    @Nullable Assignment assignment,
    List<Standing> standings,
    List<Attempt> attempts,
    List<EscalationNote> notes,
    @Nullable Acceptance accepted,
    List<Guidance> guidance,
    SessionEvent.@Nullable DecisionNeeded decision,
    List<SessionEvent.DecisionMade> choices) {

  /**
   * One turn of an agent.
   *
   * @param proposal what it proposed, or null
   * @param equality whether what it asks in other words answers the same, or null
   * @param reports what the gates said; empty where they were not asked
   * @param trial what the trial showed, or null where there was none
   * @param load what a run under load showed, or null where there was none
   * @param problem why it came to nothing before the gates, or null
   */
  public record Attempt(
      Level level,
      int number,
      SkillId worker,
      String agent,
      @Nullable Proposal proposal,
      @Nullable Equality equality,
      List<GateReport> reports,
      @Nullable Trial trial,
      @Nullable LoadComparison load,
      @Nullable String problem) {

    public Attempt {
      reports = List.copyOf(reports);
    }

    static Attempt begun(SessionEvent.AttemptStarted event) {
      return new Attempt(
          event.level(),
          event.attempt(),
          event.worker(),
          event.agent(),
          null,
          null,
          List.of(),
          null,
          null,
          null);
    }

    Attempt with(Proposal made) {
      return new Attempt(
          level, number, worker, agent, made, equality, reports, trial, load, problem);
    }

    Attempt with(Equality compared) {
      return new Attempt(
          level, number, worker, agent, proposal, compared, reports, trial, load, problem);
    }

    Attempt with(List<GateReport> judged) {
      return new Attempt(
          level, number, worker, agent, proposal, equality, judged, trial, load, problem);
    }

    Attempt with(Trial finished) {
      return new Attempt(
          level, number, worker, agent, proposal, equality, reports, finished, load, problem);
    }

    Attempt with(LoadComparison loaded) {
      return new Attempt(
          level, number, worker, agent, proposal, equality, reports, trial, loaded, problem);
    }

    Attempt with(String whatWentWrong) {
      return new Attempt(
          level, number, worker, agent, proposal, equality, reports, trial, load, whatWentWrong);
    }
  }

  /** A proposal that passed, with the trial that shows it and the SQL to hand over. */
  public record Acceptance(Proposal proposal, EvidenceId trial, Migration migration) {}

  public IssueFile {
    standings = List.copyOf(standings);
    attempts = List.copyOf(attempts);
    notes = List.copyOf(notes);
    guidance = List.copyOf(guidance);
    choices = List.copyOf(choices);
  }

  static IssueFile opened(Issue issue) {
    return new IssueFile(
        issue,
        null,
        List.of(Standing.start()),
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        List.of());
  }

  /** The file of an issue that has an owner and of which nothing else is said yet. */
  public static IssueFile opened(Issue issue, Assignment owner) {
    return opened(issue).with(owner);
  }

  IssueFile with(Assignment owner) {
    return new IssueFile(
        issue, owner, standings, attempts, notes, accepted, guidance, decision, choices);
  }

  IssueFile with(Standing next) {
    List<Standing> more = IssueFiles.plus(standings, next);
    return new IssueFile(
        issue, assignment, more, attempts, notes, accepted, guidance, decision, choices);
  }

  IssueFile withAttempts(List<Attempt> made) {
    return new IssueFile(
        issue, assignment, standings, made, notes, accepted, guidance, decision, choices);
  }

  IssueFile with(EscalationNote note) {
    List<EscalationNote> more = IssueFiles.plus(notes, note);
    return new IssueFile(
        issue, assignment, standings, attempts, more, accepted, guidance, decision, choices);
  }

  IssueFile withAcceptance(@Nullable Acceptance acceptance) {
    return new IssueFile(
        issue, assignment, standings, attempts, notes, acceptance, guidance, decision, choices);
  }

  IssueFile with(Guidance advised) {
    List<Guidance> more = IssueFiles.plus(guidance, advised);
    return new IssueFile(
        issue, assignment, standings, attempts, notes, accepted, more, decision, choices);
  }

  IssueFile with(SessionEvent.DecisionNeeded needed) {
    return new IssueFile(
        issue, assignment, standings, attempts, notes, accepted, guidance, needed, choices);
  }

  IssueFile with(SessionEvent.DecisionMade made) {
    List<SessionEvent.DecisionMade> more = IssueFiles.plus(choices, made);
    return new IssueFile(
        issue, assignment, standings, attempts, notes, accepted, guidance, decision, more);
  }

  /** Where the issue stands now. */
  public Standing standing() {
    return standings.get(standings.size() - 1);
  }

  /** The trial behind the accepted proposal, or null. */
  public @Nullable Trial acceptedTrial() {
    if (accepted == null) {
      return null;
    }
    EvidenceId id = accepted.trial();
    return attempts.stream()
        .map(Attempt::trial)
        .filter(trial -> trial != null && trial.id().equals(id))
        .findFirst()
        .orElse(null);
  }
}
