package dev.tunesmith.cli.past;

import static dev.tunesmith.cli.past.IssueStory.cited;
import static dev.tunesmith.cli.past.IssueStory.level;

import dev.tunesmith.cli.terminal.Style;
import dev.tunesmith.cli.terminal.Terminal;
import dev.tunesmith.core.evidence.Comparison;
import dev.tunesmith.core.evidence.LoadComparison;
import dev.tunesmith.core.quality.GateReport;
import dev.tunesmith.core.quality.Verdict;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.session.IssueFile.Attempt;
import dev.tunesmith.core.text.Figures;
import dev.tunesmith.core.trial.Trial;
import java.util.List;

/** Tells one attempt: what was proposed, what the trial showed, what the gates said. */
final class AttemptStory {

  private final Terminal terminal;

  AttemptStory(Terminal terminal) {
    this.terminal = terminal;
  }

  void tell(Attempt attempt) {
    terminal.line("");
    terminal.line(Style.HEADING, "Attempt " + attempt.number() + " at " + level(attempt.level()));
    terminal.line("  by " + attempt.worker() + " (" + attempt.agent() + ")");
    if (attempt.proposal() != null) {
      tellProposal(attempt.proposal());
    }
    if (attempt.trial() != null) {
      tellTrial(attempt.trial());
    }
    if (attempt.load() != null) {
      tellLoad(attempt.load());
    }
    if (attempt.problem() != null) {
      terminal.line(Style.WARNING, "  came to nothing: " + attempt.problem());
    }
    tellGates(attempt.reports());
  }

  private void tellProposal(Proposal proposal) {
    terminal.line("  root cause: " + proposal.rootCause() + cited(proposal.evidence()));
    proposal.remedies().forEach(each -> terminal.line("  proposed: " + each.summary()));
    terminal.line("  expected: " + Figures.percent(proposal.expectedGain()) + " of its time saved");
  }

  private void tellTrial(Trial trial) {
    terminal.line(
        "  trial"
            + cited(List.of(trial.id()))
            + ": "
            + trial.reads().size()
            + " reading and "
            + trial.writes().size()
            + " writing statements measured, "
            + trial.unchanged().size()
            + " with an unchanged plan; "
            + Figures.bytes(trial.bytes())
            + " more");
    trial.reads().forEach(this::tellComparison);
    trial.writes().forEach(this::tellComparison);
    trial.upkeep().synthesised().forEach(this::tellComparison);
  }

  private void tellComparison(Comparison comparison) {
    terminal.line(
        "    %s: %s → %s, %s%s"
            .formatted(
                comparison.query(),
                Figures.millis(comparison.without().medianMillis()),
                Figures.millis(comparison.with().medianMillis()),
                comparison.words(),
                cited(List.of(comparison.id()))));
  }

  private void tellLoad(LoadComparison load) {
    terminal.line(
        "  under load%s: %s connections, %s → %s statements a second, %s"
            .formatted(
                cited(List.of(load.id())),
                load.connections(),
                Figures.count(Math.round(load.without().meanThroughput())),
                Figures.count(Math.round(load.with().meanThroughput())),
                load.changes().pace().words()));
  }

  private void tellGates(List<GateReport> reports) {
    if (reports.isEmpty()) {
      return;
    }
    long passed = reports.stream().filter(each -> each.verdict() instanceof Verdict.Passed).count();
    long failed = reports.stream().filter(GateReport::hasFailed).count();
    terminal.line(
        "  gates: "
            + passed
            + " passed, "
            + failed
            + " refused, "
            + (reports.size() - passed - failed)
            + " not applicable");
    reports.stream()
        .filter(GateReport::hasFailed)
        .forEach(
            each -> terminal.line(Style.BAD, "    " + each.layer().title() + ", " + each.text()));
  }
}
