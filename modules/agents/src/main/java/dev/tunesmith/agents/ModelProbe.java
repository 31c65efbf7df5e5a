package dev.tunesmith.agents;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.tunesmith.agents.budget.Purse;
import dev.tunesmith.core.agent.Answer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Asks a model once whether it is there and calls tools, before a session relies on it: one short
 * request, never repeated.
 */
public final class ModelProbe {
  private static final String TOOL = "say_ready";

  private final Purse purse;
  private final CallLog log;
  private final InstantSource clock;

  /** A probe that is paid from {@code purse} and told to {@code log}. */
  public ModelProbe(Purse purse, CallLog log, InstantSource clock) {
    this.purse = purse;
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
    String name = seat.name();
    LoopLimits once = LoopLimits.STANDARD.withCallTimeout(atMost).withPatience(Duration.ZERO);
    Backoff backoff = new Backoff(RandomGenerator.getDefault());
    ModelLine line =
        new ModelLine(name, seat.model(), once, backoff, pause -> Thread.sleep(pause.toMillis()));
    Account account = new Account(seat, purse, log, clock, null);
    Heard heard = line.ask(request(), new WorkingTime(atMost, clock), account);
    if (heard instanceof Heard.Spoke spoke) {
      List<ToolExecutionRequest> calls = spoke.response().aiMessage().toolExecutionRequests();
      return calls.stream().anyMatch(call -> call.name().equals(TOOL))
          ? new Finding.Ready()
          : new Finding.CallsNoTools();
    }
    Answer answer = ((Heard.Nothing) heard).answer();
    if (answer instanceof Answer.BudgetSpent spent) {
      return new Finding.Unavailable("budget-spent", name + ": " + spent.detail());
    }
    if (answer instanceof Answer.Unavailable unavailable) {
      return new Finding.Unavailable(unavailable.code(), unavailable.reason());
    }
    if (answer instanceof Answer.OutOfTime) {
      return new Finding.Unavailable(
          Fault.NO_ANSWER.code(), name + ": " + Fault.NO_ANSWER.sentence());
    }
    return answer instanceof Answer.Cancelled
        ? new Finding.Unavailable("interrupted", name + ": the probe was interrupted")
        : new Finding.CallsNoTools();
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
