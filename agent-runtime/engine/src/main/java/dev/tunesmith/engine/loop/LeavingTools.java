package dev.tunesmith.engine.loop;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.crew.Assignment;
import dev.tunesmith.core.crew.Crew;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.IssueFile;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.CrewTools;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.engine.ledger.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tools by which an agent leaves an issue to others, as far as its skill speaks of it: to
 * another skill for the next attempt, or to the next level. Where the issue goes the ladder
 * decides.
 */
final class LeavingTools implements Toolbox {

  private final Journal journal;
  private final IssueId issue;
  private final List<SkillId> others;
  private final boolean mayEscalate;
  private final Supplier<Duration> worked;
  private @Nullable LadderEvent outcome;

  /**
   * The tools of whoever works on {@code task}.
   *
   * @param worked the agent's own working time in this attempt
   */
  LeavingTools(Journal journal, Crew crew, Case task, IssueFile file, Supplier<Duration> worked) {
    this.journal = journal;
    this.issue = file.issue().id();
    this.worked = worked;
    boolean isOwner = task.worker().id().equals(IssueWork.ownerOf(file));
    this.others =
        task.remit().level() == Level.SELF_RECOVERY && isOwner
            ? others(crew, task, file)
            : List.of();
    this.mayEscalate =
        task.remit().level() != Level.USER_DECISION
            && task.worker().references().stream()
                .anyMatch(each -> each.kind() == Reference.Kind.ESCALATES_TO);
  }

  /** Nobody is given an issue twice, or two skills could hand it to each other for ever. */
  private static List<SkillId> others(Crew crew, Case task, IssueFile file) {
    return crew.neighbours(task.worker().id(), Reference.Kind.HANDS_OFF_TO).stream()
        .filter(other -> !other.equals(task.worker().id()))
        .filter(other -> file.attempts().stream().noneMatch(at -> at.worker().equals(other)))
        .filter(other -> crew.agent(other).isPresent())
        .sorted()
        .toList();
  }

  /** What follows once an agent has left the issue to others. */
  Optional<LadderEvent> outcome() {
    return Optional.ofNullable(outcome);
  }

  @Override
  public List<Tool> tools() {
    List<Tool> tools = new ArrayList<>();
    if (!others.isEmpty()) {
      tools.add(CrewTools.handOff(others.stream().map(SkillId::value).toList()));
    }
    if (mayEscalate) {
      tools.add(CrewTools.escalate());
    }
    return tools;
  }

  @Override
  public boolean isOver() {
    return outcome != null;
  }

  @Override
  public ToolResult call(ToolCall call) {
    String reason = call.arguments().text("reason").orElse("").strip();
    if (reason.isEmpty()) {
      return new ToolResult.Refused("reason-missing", "reason must be a sentence or two");
    }
    if (call.tool().equals(CrewTools.ESCALATE)) {
      noProposal("escalated", reason);
      outcome = new LadderEvent.GaveUp("escalated: " + reason);
      return left();
    }
    SkillId to = new SkillId(call.arguments().text("to").orElse(""));
    String words = "handed off to " + to + ": " + reason;
    noProposal("handed-off", words);
    journal.append(new SessionEvent.IssueAssigned(issue, new Assignment(to, words)));
    outcome = new LadderEvent.AttemptFailed(words, worked.get());
    return left();
  }

  private void noProposal(String code, String reason) {
    journal.append(new SessionEvent.NoProposal(issue, code, reason));
  }

  private static ToolResult left() {
    return new ToolResult.Answered(Value.structure().with("verdict", "left to others"), List.of());
  }
}
