package dev.tunesmith.engine.loop;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.tools.AdviceForm;
import dev.tunesmith.advisor.tools.AdvisorTools;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.evidence.Measurement;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.issue.Symptom;
import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.session.FurtherIssue;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at a statement in whose plan nothing wasteful is seen any more: whether the advisor still
 * foresees that it can become much faster by what any agent may try at once.
 */
final class Outlook {

  /** So much of the planner's cost must be foreseen to be saved. */
  private static final double CLEAR_GAIN = 0.5;

  private final Workbench bench;
  private final Function<IssueFile, Case> cases;

  /**
   * An outlook.
   *
   * @param cases makes the case of an issue as it would be worked first
   */
  Outlook(Workbench bench, Function<IssueFile, Case> cases) {
    this.bench = bench;
    this.cases = cases;
  }

  /** The issue about what {@code file} leaves, without a number of its own; empty if too little. */
  Optional<Issue> left(IssueFile file, SessionState state) {
    return state.current().stream()
        .filter(measured -> measured.query().equals(file.issue().query()))
        .filter(FurtherIssue::takesLong)
        .findFirst()
        .flatMap(measured -> left(file.issue(), measured, cases.apply(file), state));
  }

  private Optional<Issue> left(Issue issue, Measurement measured, Case task, SessionState state) {
    return foreseen(task, state).stream()
        .filter(advice -> advice.foreseenGain() >= CLEAR_GAIN)
        .findFirst()
        .map(
            advice ->
                new Issue(
                    issue.id(),
                    issue.kind(),
                    issue.subject(),
                    measured.share(),
                    List.of(new Symptom(advice.why(), measured.id())),
                    issue.target()));
  }

  private List<Advice> foreseen(Case task, SessionState state) {
    ToolCall asking = new ToolCall(AdvisorTools.ASK_ADVISOR, Value.structure());
    return bench
        .look(task, state)
        .call(asking)
        .match(
            answered -> readable(answered.value(), task),
            refused -> List.of(),
            failed -> List.of());
  }

  private List<Advice> readable(Value.Structure answer, Case task) {
    try {
      return AdviceForm.read(answer, bench.schema(), task.query());
    } catch (UnreadableRemedyException e) {
      return List.of();
    }
  }
}
