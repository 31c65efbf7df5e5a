package dev.tunesmith.agents;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.budget.Draw;
import dev.tunesmith.agents.budget.Purse;
import dev.tunesmith.core.agent.Agent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.agent.Guidance;
import dev.tunesmith.core.remedy.Proposal;
import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.core.tool.Toolbox;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * An agent led by a language model: the model reads facts through the tools and ends with a
 * proposal or gives up. Keeps nothing between cases and may work on several at once.
 */
public final class LlmAgent implements Agent {
  private final ModelSeat seat;
  private final WorkTerms terms;
  private final ModelLine line;
  private final Supplier<Schema> schema;
  private final InstantSource clock;
  private final RandomGenerator chance;

  /** Whether string literals of statements, plans and conditions may reach the model. */
  public enum Values {
    WITHHELD,
    SHARED
  }

  /**
   * An agent over a model; the model's own retries should be off.
   *
   * @param schema what the database looks like now; a proposal's names are looked up in it
   */
  public LlmAgent(ModelSeat seat, WorkTerms terms, Supplier<Schema> schema, InstantSource clock) {
    this(seat, terms, schema, clock, Pace.REAL);
  }

  /**
   * An agent over a model that leaves to {@code pace} what others leave to chance.
   *
   * @param schema what the database looks like now; a proposal's names are looked up in it
   */
  public LlmAgent(
      ModelSeat seat, WorkTerms terms, Supplier<Schema> schema, InstantSource clock, Pace pace) {
    this(
        seat,
        terms,
        new ModelLine(
            seat.name(), seat.model(), terms.limits(), new Backoff(pace.chance()), pace.sleeper()),
        schema,
        clock,
        pace.chance());
  }

  /**
   * An agent over any model, which sees no string literals and has no budget.
   *
   * @param name how the ledger names it, for example {@code openai:gpt-5}
   * @param sql judges what it writes as SQL
   * @param schema what the database looks like now; a proposal's names are looked up in it
   */
  public LlmAgent(
      String name,
      ChatModel model,
      LoopLimits limits,
      SqlReader sql,
      Supplier<Schema> schema,
      InstantSource clock) {
    this(
        ModelSeat.of(name, model),
        new WorkTerms(limits, Values.WITHHELD, Purse.unlimited(clock), CallLog.NOBODY, sql),
        schema,
        clock);
  }

  LlmAgent(
      ModelSeat seat,
      WorkTerms terms,
      ModelLine line,
      Supplier<Schema> schema,
      InstantSource clock) {
    this(seat, terms, line, schema, clock, Pace.REAL.chance());
  }

  private LlmAgent(
      ModelSeat seat,
      WorkTerms terms,
      ModelLine line,
      Supplier<Schema> schema,
      InstantSource clock,
      RandomGenerator chance) {
    this.seat = seat;
    this.terms = terms;
    this.line = line;
    this.schema = schema;
    this.clock = clock;
    this.chance = chance;
  }

  /** The same agent, told this much of the values in the database. */
  public LlmAgent with(Values newValues) {
    return new LlmAgent(seat, terms.with(newValues), line, schema, clock, chance);
  }

  /** The same agent paid from another purse, for example as a peer that is consulted. */
  public LlmAgent with(Purse newPurse) {
    return new LlmAgent(seat, terms.with(newPurse), line, schema, clock, chance);
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
    if (!(terms.purse().child(ModelBudget.UNLIMITED) instanceof Draw.Granted<Purse> purse)) {
      return Optional.empty();
    }
    Literals literals = new Literals(terms.values());
    Answer answer =
        talk(
            question, tools, literals, purse.value(), spotlight -> Prompt.advise(words, spotlight));
    return answer instanceof Answer.Proposed proposed
        ? Optional.of(guidance(question, proposed.proposal(), literals))
        : Optional.empty();
  }

  /** Another talk numbers what it withholds anew, so words that leave this one name the values. */
  private static Guidance guidance(Case question, Proposal proposal, Literals literals) {
    return new Guidance(
        question.worker().id(),
        literals.restored(proposal.rootCause()),
        proposal.remedies(),
        proposal.evidence());
  }

  @Override
  public Answer work(Case task, Toolbox tools) {
    return talk(task, tools, new Literals(terms.values()), terms.purse(), spotlight -> Prompt.WORK);
  }

  private Answer talk(
      Case task,
      Toolbox tools,
      Literals literals,
      Purse purse,
      Function<Spotlight, String> request) {
    WorkingTime time = new WorkingTime(task.remit().time(), clock);
    Spotlight spotlight = Spotlight.random(literals, chance);
    Account account = new Account(seat, purse, terms.log(), clock, task);
    SqlFields sql = new SqlFields(terms.sql());
    ToolDesk desk = new ToolDesk(task, tools, spotlight, literals, sql, time);
    ProposalReader reader = new ProposalReader(task, schema.get(), literals, sql);
    return new Conversation(task, line, account, desk, reader, terms.limits(), time)
        .run(spotlight, request.apply(spotlight));
  }
}
