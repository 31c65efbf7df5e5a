package dev.tunesmith.cli.past;

import dev.tunesmith.cli.terminal.Style;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.escalation.EscalationNote;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Standing;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.text.Figures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells one issue from its opening to where it stands. */
final class IssueStory {

  private final Terminal terminal;

  IssueStory(Terminal terminal) {
    this.terminal = terminal;
  }

  void tell(IssueFile file) {
    tellIssue(file.issue());
    Assignment assignment = file.assignment();
    if (assignment != null) {
      terminal.line("  owner: " + assignment.owner() + ", because " + assignment.why());
    }
    AttemptStory attempts = new AttemptStory(terminal);
    file.attempts().forEach(attempts::tell);
    tellNotes(file.notes());
    tellStandings(file.standings());
    tellOutcome(file);
  }

  static String cited(List<EvidenceId> evidence) {
    return evidence.isEmpty()
        ? ""
        : evidence.stream().map(EvidenceId::value).collect(Collectors.joining(" ", " [", "]"));
  }

  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String level(Level level) {
    return "level " + level.number() + " (" + words(level) + ")";
  }

  private void tellIssue(Issue issue) {
    terminal.line(Style.HEADING, issue.id() + "  " + issue.title());
    terminal.line(
        "  "
            + Figures.percent(issue.share())
            + " of the workload's time"
            + (issue.target() == null ? "" : "; target: " + issue.target()));
    issue
        .symptoms()
        .forEach(each -> terminal.line("  seen: " + each.text() + cited(List.of(each.evidence()))));
  }

  private void tellNotes(List<EscalationNote> notes) {
    for (EscalationNote note : notes) {
      terminal.line("");
      terminal.line(Style.HEADING, "Went up to " + level(note.to()));
      if (!note.whom().isEmpty()) {
        terminal.line("  asked: " + String.join(", ", note.whom()));
      }
      terminal.line("  for " + note.request());
      if (note.blocker() != null) {
        terminal.line("  blocked by: " + note.blocker());
      }
      if (note.impact() != null) {
        terminal.line("  left as it is, " + note.impact());
      }
    }
  }

  private void tellStandings(List<Standing> standings) {
    terminal.line("");
    terminal.line(Style.HEADING, "Where it stood");
    for (Standing each : standings) {
      terminal.line(
          "  level " + each.level().number() + ", " + words(each.phase()) + ": " + each.why());
    }
  }

  private void tellOutcome(IssueFile file) {
    IssueFile.Acceptance accepted = file.accepted();
    if (accepted != null) {
      terminal.line("");
      terminal.line(Style.HEADING, "Accepted, as shown by" + cited(List.of(accepted.trial())));
      accepted.migration().apply().forEach(sql -> terminal.line(Style.GOOD, "  " + sql + ";"));
      accepted.migration().undo().forEach(sql -> terminal.line("  undo: " + sql + ";"));
    }
    if (file.decision() != null) {
      tellDecision(file, file.decision());
    }
  }

  private void tellDecision(IssueFile file, SessionEvent.DecisionNeeded decision) {
    terminal.line("");
    terminal.line(
        Style.WARNING, file.standing().hasEnded() ? "What was to decide" : "What you can decide");
    new DecisionLines(terminal).tell(decision);
    for (SessionEvent.DecisionMade choice : file.choices()) {
      terminal.line(
          "  you chose " + choice.option() + (choice.note().isBlank() ? "" : ": " + choice.note()));
    }
  }
}
