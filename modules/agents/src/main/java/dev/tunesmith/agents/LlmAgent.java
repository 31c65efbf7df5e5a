package dev.tunesmith.agents;

import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.call.CallAccount;
import dev.tunesmith.agents.call.ModelCaller;
import dev.tunesmith.agents.call.Pace;
import dev.tunesmith.agents.call.WorkingTime;
import dev.tunesmith.agents.masking.Disclosure;
import dev.tunesmith.agents.masking.Spotlight;
import dev.tunesmith.agents.masking.WithheldLiterals;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.agents.tools.Asked;
import dev.tunesmith.agents.tools.ProposalReader;
import dev.tunesmith.agents.tools.ToolCalls;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.Toolbox;
import dev.tunesmith.core.workload.Query;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An agent led by a language model: the model reads facts through the tools and ends with a
 * proposal or gives up. Keeps nothing between cases and may work on several at once.
 */
public final class LlmAgent implements Agent {
  private final ModelSeat seat;
  private final WorkTerms terms;
  private final Supplier<Schema> schema;
  private final InstantSource clock;
  private final Pace pace;

  /**
   * An agent over a model, whose own retries should be off. What others leave to chance is left to
   * {@code pace}.
   *
   * @param schema what the database looks like now; a proposal's names are looked up in it
   */
  public LlmAgent(
      ModelSeat seat, WorkTerms terms, Supplier<Schema> schema, InstantSource clock, Pace pace) {
    this.seat = seat;
    this.terms = terms;
    this.schema = schema;
    this.clock = clock;
    this.pace = pace;
  }

  /** The same agent, told this much of the values in the database. */
  public LlmAgent with(Disclosure newValues) {
    return new LlmAgent(seat, terms.with(newValues), schema, clock, pace);
  }

  /** The same agent paid from another budget, for example as a peer that is consulted. */
  public LlmAgent with(RemainingBudget newBudget) {
    return new LlmAgent(seat, terms.with(newBudget), schema, clock, pace);
  }

  @Override
  public String name() {
    return seat.name();
  }

  @Override
  public Optional<Guidance> advise(Case question, Toolbox tools) {
    return advise(question, "", tools);
  }

  @Override
  public Optional<Guidance> advise(Case question, String words, Toolbox tools) {
    // No share of its own: a talk has its limits, and what is left is left for all.
    return terms
        .budget()
        .child(ModelBudget.UNLIMITED)
        .match(budget -> advise(question, words, tools, budget), refused -> Optional.empty());
  }

  private Optional<Guidance> advise(
      Case question, String words, Toolbox tools, RemainingBudget budget) {
    WithheldLiterals literals = new WithheldLiterals(terms.values());
    Answer answer =
        talk(
            question,
            Asked.FOR_ADVICE,
            tools,
            literals,
            budget,
            spotlight -> Prompt.advise(words, spotlight));
    SkillId peer = question.worker().id();
    if (answer instanceof Answer.Proposed proposed) {
      return Optional.of(guidance(peer, proposed, literals));
    }
    return answer instanceof Answer.GaveUp gaveUp
        ? Optional.of(
            new Guidance(
                peer, told(literals.restored(gaveUp.reason()), gaveUp), List.of(), List.of()))
        : Optional.empty();
  }

  /** Another talk numbers what it withholds anew, so words that leave this one name the values. */
  private static Guidance guidance(
      SkillId peer, Answer.Proposed proposed, WithheldLiterals literals) {
    Proposal proposal = proposed.proposal();
    return new Guidance(
        peer,
        told(literals.restored(proposal.rootCause()), proposed),
        proposal.remedies(),
        proposal.evidence());
  }

  private static String told(String words, Answer answer) {
    return answer.advice().map(advice -> words + "; " + advice).orElse(words);
  }

  @Override
  public Answer work(Case task, Toolbox tools) {
    return talk(
        task,
        Asked.FOR_WORK,
        tools,
        new WithheldLiterals(terms.values()),
        terms.budget(),
        spotlight -> Prompt.WORK);
  }

  private Answer talk(
      Case task,
      Asked asked,
      Toolbox tools,
      WithheldLiterals literals,
      RemainingBudget budget,
      Function<Spotlight, String> request) {
    WorkingTime time = new WorkingTime(task.remit().time(), clock);
    Spotlight spotlight = Spotlight.random(literals, pace.chance());
    task.statement().map(Query::sql).ifPresent(literals::learn);
    ToolCalls calls = new ToolCalls(task, asked, tools, spotlight, literals, terms.sql(), time);
    String wanted = request.apply(spotlight) + Prompt.project(terms.documents(), spotlight);
    return new Conversation(
            task,
            new ModelCaller(seat, terms.limits().calls(), pace),
            new CallAccount(seat, budget, terms.log(), clock, task),
            calls,
            new ProposalReader(task, schema.get(), literals, terms.sql()),
            terms.limits(),
            time)
        .run(
            Prompt.system(task, asked, calls.names(), literals),
            Prompt.user(wanted, task, calls.opening(), spotlight));
  }
}
