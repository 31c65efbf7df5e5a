package dev.tunesmith.reports;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.Commission;
import dev.tunesmith.core.session.SessionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another agent or person needs to carry a session on without asking: filled from the ledger
 * alone.
 *
 * @param objective what was wanted, and where the crew's own decisions end
 * @param plan the steps in order
 * @param risks what may go wrong with them
 * @param checklist how each is seen to have worked
 * @param packets what others have to take over
 */
record Handover(
    Snapshot objective,
    List<Step> plan,
    List<Risk> risks,
    List<Criterion> checklist,
    List<Packet> packets) {

  /**
   * What was wanted.
   *
   * @param database where it is and what its server is, without secrets
   * @param stated as the person said it, or null
   * @param targets of statements, as the workload lays them down
   * @param statements those that something was wrong with
   * @param boundary what is not the crew's to decide
   */
  record Snapshot(
      String database,
      @Nullable Commission stated,
      List<String> targets,
      List<Statement> statements,
      List<String> boundary) {}

  /** A statement as the application asks it. */
  record Statement(String name, String sql) {}

  /**
   * One step.
   *
   * @param file what is carried out, or null
   * @param undo what takes it back, or null
   */
  record Step(
      int number,
      String action,
      String owner,
      @Nullable String file,
      @Nullable String undo,
      List<EvidenceId> evidence) {}

  /** Something that may go wrong, and the sign by which that is noticed. */
  record Risk(
      Severity severity,
      String risk,
      String mitigation,
      String trigger,
      String owner,
      List<EvidenceId> evidence) {}

  /** How much a risk matters. */
  enum Severity {
    HIGH,
    MEDIUM,
    LOW
  }

  /** What is looked at, and what has to be seen. */
  record Criterion(String look, String expected, List<EvidenceId> evidence) {}

  /**
   * What another one takes over, with all that was found out about it.
   *
   * @param options what a person may choose; none where nothing is to be decided
   */
  record Packet(
      String owner,
      IssueId issue,
      String problem,
      List<String> attempted,
      String blocker,
      String request,
      List<Option> options,
      List<EvidenceId> evidence) {}

  /** A way to decide, what it does and what it brings. */
  record Option(String name, List<String> remedies, String effect) {}

  static Handover of(SessionState state) {
    Owners owners = new Owners(state);
    return new Handover(
        ObjectiveSnapshot.of(state),
        ExecutionPlan.of(state, owners),
        RiskRegister.of(state, owners),
        ValidationChecklist.of(state),
        HandoffPackets.of(state, owners));
  }
}
