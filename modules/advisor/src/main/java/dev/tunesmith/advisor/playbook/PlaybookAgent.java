package dev.tunesmith.advisor.playbook;

import dev.tunesmith.advisor.Advice;
import dev.tunesmith.advisor.tools.AdviceForm;
import dev.tunesmith.advisor.tools.AdvisorTools;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.crew.Routing;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.UnreadableRemedyException;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.tool.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Works cases without a model and without a network: gathers the facts, asks the advisor, proposes
 * the best advice that was not tried yet. Same case and same answers, same proposal.
 */
public final class PlaybookAgent implements Agent {

  private final Supplier<Schema> schema;

  /**
   * A playbook.
   *
   * @param schema the catalogue as it stands at the time of asking, to read remedies by
   */
  public PlaybookAgent(Supplier<Schema> schema) {
    this.schema = schema;
  }

  @Override
  public String name() {
    return "playbook";
  }

  @Override
  public Answer work(Case task, Toolbox tools) {
    Findings findings = new Findings(tools);
    gatherFacts(task, findings);
    return findings
        .ask(AdvisorTools.ASK_ADVISOR, Value.structure())
        .map(result -> answer(task, result, findings))
        .orElseGet(Answer.Cancelled::new);
  }

  private Answer answer(Case task, ToolResult result, Findings findings) {
    return result.match(
        answered -> decide(task, answered, findings),
        refused -> new Answer.GaveUp("the advisor may not be asked: " + refused.reason()),
        failed -> new Answer.Unavailable("the advisor could not answer: " + failed.reason()));
  }

  /** A peer speaks only of what its skill declares to know about. */
  @Override
  public Optional<Guidance> advise(Case question, Toolbox tools) {
    Findings findings = new Findings(tools);
    gatherFacts(question, findings);
    Optional<Advice> best =
        findings.ask(AdvisorTools.ASK_ADVISOR, Value.structure()).stream()
            .flatMap(result -> readable(question, result).stream())
            .filter(advice -> Routing.knowsAbout(question.worker(), advice.remedy().kind()))
            .filter(advice -> !new Choice(question).wasTried(advice))
            .filter(advice -> !new Choice(question).isForbidden(advice))
            .findFirst();
    return best.map(
        advice ->
            new Guidance(
                question.worker().id(), advice.why(), advice.remedies(), findings.cited()));
  }

  private List<Advice> readable(Case question, ToolResult result) {
    try {
      return result.match(
          answer -> AdviceForm.read(answer.value(), schema.get(), question.query()),
          refused -> List.of(),
          failed -> List.of());
    } catch (UnreadableRemedyException e) {
      return List.of();
    }
  }

  private static void gatherFacts(Case task, Findings findings) {
    if (task.query() != null) {
      findings.ask(
          AdvisorTools.PLAN_OF_STATEMENT,
          Value.structure().with("query", task.query().name().value()));
    }
    task.issue()
        .subject()
        .indexes()
        .forEach(
            of ->
                findings.ask(AdvisorTools.INDEX_USE, Value.structure().with("index", of.index())));
  }

  private Answer decide(Case task, ToolResult.Answered answer, Findings findings) {
    try {
      List<Advice> advice = AdviceForm.read(answer.value(), schema.get(), task.query());
      List<Advice> choice = new Choice(task).from(advice);
      return choice.isEmpty() ? giveUp(task, advice) : propose(task, choice, findings);
    } catch (UnreadableRemedyException e) {
      return new Answer.Invalid("advice-unreadable", e.field() + ": " + e.getMessage());
    }
  }

  private static Answer giveUp(Case task, List<Advice> advice) {
    String subject = task.issue().subject().text();
    if (new Choice(task).waitsForAPair(advice)) {
      return new Answer.GaveUp("what would help " + subject + " is two remedies together");
    }
    String forbidden = forbidden(task);
    if (advice.stream().allMatch(new Choice(task)::isForbidden) && task.tried().isEmpty()) {
      return new Answer.GaveUp("the advisor knows no remedy for " + subject + forbidden);
    }
    return new Answer.GaveUp(
        "no advice is left for "
            + subject
            + " after "
            + task.tried().size()
            + " earlier attempts"
            + forbidden);
  }

  private static String forbidden(Case task) {
    List<String> forbidden = task.remit().forbiddenInWords();
    return forbidden.isEmpty() ? "" : "; the crew forbids " + String.join(", ", forbidden);
  }

  private static Answer propose(Case task, List<Advice> choice, Findings findings) {
    choice.stream()
        .flatMap(advice -> advice.remedies().stream())
        .flatMap(remedy -> remedy.tables().stream())
        .distinct()
        .forEach(
            table ->
                findings.ask(
                    AdvisorTools.TABLE_DETAILS, Value.structure().with("table", table.toString())));
    if (Thread.currentThread().isInterrupted()) {
      return new Answer.Cancelled();
    }
    List<Remedy> remedies =
        choice.stream().flatMap(advice -> advice.remedies().stream()).distinct().toList();
    double gain = choice.get(0).foreseenGain();
    task.issue().symptoms().forEach(symptom -> findings.cite(symptom.evidence()));
    task.guidance().stream()
        .filter(guidance -> !Collections.disjoint(guidance.suggested(), remedies))
        .flatMap(guidance -> guidance.evidence().stream())
        .forEach(findings::cite);
    return new Answer.Proposed(
        new Proposal(
            task.issue().id(), RootCause.of(task, choice), remedies, gain, findings.cited()));
  }
}
