package dev.tunesmith.agents.call;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.core.agent.Answer;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Asks a model once whether it is there and calls tools, before a session relies on it: one short
 * request, never repeated.
 */
public final class ModelProbe {
  private static final String TOOL = "say_ready";

  private final RemainingBudget budget;
  private final CallLog log;
  private final InstantSource clock;

  /** A probe that is paid from {@code budget} and told to {@code log}. */
  public ModelProbe(RemainingBudget budget, CallLog log, InstantSource clock) {
    this.budget = budget;
    this.log = log;
    this.clock = clock;
  }

  /** What a model turned out to be. */
  public sealed interface Finding {

    /** It answers and calls tools. */
    record Ready() implements Finding {}

    /** It answers, but not by the tool it was asked to call. */
    record CallsNoTools() implements Finding {}

    /**
     * It does not answer.
     *
     * @param code as in {@link Answer.Unavailable}
     * @param reason one line for a person
     */
    record Unavailable(String code, String reason) implements Finding {}
  }

  /**
   * Asks the model. An interrupt is found as unavailable, the interrupt flag restored.
   *
   * @param atMost how long the answer may take
   */
  public Finding probe(ModelSeat seat, Duration atMost) {
    ModelCaller caller = new ModelCaller(seat, new CallLimits(atMost, Duration.ZERO), Pace.REAL);
    CallAccount account = new CallAccount(seat, budget, log, clock);
    return caller
        .ask(request(), new WorkingTime(atMost, clock), account)
        .match(ModelProbe::answered, answer -> answer.match(new Unanswered(seat.name())));
  }

  private static Finding answered(ChatResponse response) {
    return response.aiMessage().toolExecutionRequests().stream()
            .anyMatch(call -> call.name().equals(TOOL))
        ? new Finding.Ready()
        : new Finding.CallsNoTools();
  }

  /** What an answer says of a model that was asked nothing but to call a tool. */
  private record Unanswered(String name) implements Answer.Cases<Finding> {
    @Override
    public Finding of(Answer.BudgetSpent spent) {
      return new Finding.Unavailable("budget-spent", name + ": " + spent.detail());
    }

    @Override
    public Finding of(Answer.Unavailable unavailable) {
      return new Finding.Unavailable(unavailable.code(), unavailable.reason());
    }

    @Override
    public Finding of(Answer.OutOfTime late) {
      return new Finding.Unavailable(
          ModelFault.NO_ANSWER.code(), name + ": " + ModelFault.NO_ANSWER.sentence());
    }

    @Override
    public Finding of(Answer.Cancelled cancelled) {
      return new Finding.Unavailable("interrupted", name + ": the probe was interrupted");
    }

    @Override
    public Finding of(Answer.Proposed proposed) {
      return new Finding.CallsNoTools();
    }

    @Override
    public Finding of(Answer.Tried tried) {
      return new Finding.CallsNoTools();
    }

    @Override
    public Finding of(Answer.GaveUp gaveUp) {
      return new Finding.CallsNoTools();
    }

    @Override
    public Finding of(Answer.Invalid invalid) {
      return new Finding.CallsNoTools();
    }
  }

  private static ChatRequest request() {
    return ChatRequest.builder()
        .messages(UserMessage.from("Call the tool " + TOOL + " now."))
        .toolSpecifications(
            ToolSpecification.builder()
                .name(TOOL)
                .description("Says that you are ready.")
                .parameters(JsonObjectSchema.builder().additionalProperties(false).build())
                .build())
        .build();
  }
}
