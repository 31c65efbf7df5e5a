package dev.tunesmith.agents;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.tunesmith.agents.call.AnswerCheck;
import dev.tunesmith.agents.call.CallAccount;
import dev.tunesmith.agents.call.ModelCaller;
import dev.tunesmith.agents.call.WorkingTime;
import dev.tunesmith.agents.masking.Spotlight;
import dev.tunesmith.agents.tools.ProposalReader;
import dev.tunesmith.agents.tools.RepeatableAnswer;
import dev.tunesmith.agents.tools.ToolCalls;
import dev.tunesmith.agents.tools.ToolSchemas;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One model's work on one case, round by round, until there is an answer. */
final class Conversation {
  private static final String TALK = "answer-without-call";
  private static final int MAX_REASON = 1_000;

  private final Case task;
  private final ModelCaller caller;
  private final CallAccount account;
  private final ToolCalls tools;
  private final ProposalReader reader;
  private final LoopLimits limits;
  private final WorkingTime time;
  private final List<ChatMessage> messages = new ArrayList<>();
  private int calls;
  private int repairs;
  private int proposalRepairs;

  Conversation(
      Case task,
      ModelCaller caller,
      CallAccount account,
      ToolCalls tools,
      ProposalReader reader,
      LoopLimits limits,
      WorkingTime time) {
    this.task = task;
    this.caller = caller;
    this.account = account;
    this.tools = tools;
    this.reader = reader;
    this.limits = limits;
    this.time = time;
  }

  /** With a model that is told these two things first. */
  Answer run(String system, String user) {
    messages.add(SystemMessage.from(system));
    messages.add(UserMessage.from(user));
    int rounds = limits.rounds(task.remit().level());
    for (int round = 1; round <= rounds; round++) {
      Optional<Answer> answer = round();
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return new Answer.Invalid("rounds-gone", "no answer within " + rounds + " rounds");
  }

  private Optional<Answer> round() {
    return caller
        .ask(request(), time, account)
        .match(
            response -> AnswerCheck.objection(response).or(() -> answered(response.aiMessage())),
            Optional::of);
  }

  private Optional<Answer> answered(AiMessage answer) {
    AiMessage said = RepeatableAnswer.of(answer);
    messages.add(said);
    return said.hasToolExecutionRequests()
        ? serve(answer.toolExecutionRequests(), said.toolExecutionRequests())
        : remindOfTheTools();
  }

  private ChatRequest request() {
    ChatRequest.Builder request =
        ChatRequest.builder()
            .messages(List.copyOf(messages))
            .toolSpecifications(tools.specifications());
    account.answerTokens().ifPresent(request::maxOutputTokens);
    return request.build();
  }

  private Optional<Answer> remindOfTheTools() {
    if (++repairs > limits.tools().repairs()) {
      return Optional.of(new Answer.Invalid(TALK, "the model talked and called no tool"));
    }
    messages.add(
        UserMessage.from(
            "Nobody reads words outside of a tool call. Call a tool, and end with propose or"
                + " give_up."));
    return Optional.empty();
  }

  /**
   * Serves the calls of one answer in order.
   *
   * @param asked as the model wrote them
   * @param repeated the same as they stand in the history
   */
  private Optional<Answer> serve(
      List<ToolExecutionRequest> asked, List<ToolExecutionRequest> repeated) {
    for (int i = 0; i < asked.size(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        return Optional.of(new Answer.Cancelled());
      }
      Optional<Answer> answer = serve(asked.get(i), repeated.get(i));
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Thread.currentThread().isInterrupted()
        ? Optional.of(new Answer.Cancelled())
        : Optional.empty();
  }

  private Optional<Answer> serve(ToolExecutionRequest asked, ToolExecutionRequest repeated) {
    if (++calls > limits.tools().total()) {
      return invalid("calls-gone", "no answer within " + limits.tools().total() + " calls");
    }
    if (tools.timesSeen(asked) >= limits.tools().same()) {
      return invalid("call-repeated", "the same call was made " + limits.tools().same() + " times");
    }
    Optional<Answer> spent = account.mayCallTool();
    if (spent.isPresent()) {
      return spent;
    }
    return tools
        .handle(asked)
        .match(
            told -> told(repeated, told.text()),
            faulty -> repair(repeated, faulty),
            ending -> ended(repeated, ending));
  }

  private Optional<Answer> told(ToolExecutionRequest call, String text) {
    messages.add(ToolExecutionResultMessage.from(call, text));
    return tools.isOver() ? Optional.of(new Answer.Tried()) : Optional.empty();
  }

  private Optional<Answer> ended(ToolExecutionRequest call, ToolCalls.Outcome.Ending ending) {
    return ending.tool().equals(ToolSchemas.GIVE_UP)
        ? Optional.of(gaveUp(ending.arguments()))
        : proposed(call, ending.arguments());
  }

  private Optional<Answer> repair(ToolExecutionRequest call, ToolCalls.Outcome.Faulty faulty) {
    return ++repairs > limits.tools().repairs()
        ? invalid(faulty.code(), faulty.message())
        : tell(call, faulty.code(), faulty.message());
  }

  private Optional<Answer> proposed(ToolExecutionRequest call, Structure arguments) {
    return reader
        .read(arguments, tools.evidence())
        .match(
            proposal ->
                Optional.of(new Answer.Proposed(proposal, reader.advice(arguments).orElse(null))),
            unusable -> repairProposal(call, unusable));
  }

  private Optional<Answer> repairProposal(
      ToolExecutionRequest call, ProposalReader.Reading.Unusable unusable) {
    return ++proposalRepairs > limits.tools().proposalRepairs()
        ? invalid(unusable.code(), unusable.message())
        : tell(call, unusable.code(), unusable.message());
  }

  private Optional<Answer> tell(ToolExecutionRequest call, String code, String message) {
    messages.add(ToolExecutionResultMessage.from(call, tools.objection(code, message)));
    return Optional.empty();
  }

  private Answer gaveUp(Structure arguments) {
    String reason = arguments.text("reason").orElse("").strip();
    return new Answer.GaveUp(
        reason.isEmpty()
            ? "no reason given"
            : HiddenCharacters.shown(HiddenCharacters.cut(reason, MAX_REASON)),
        reader.advice(arguments).orElse(null));
  }

  private static Optional<Answer> invalid(String code, String message) {
    return Optional.of(
        new Answer.Invalid(code, HiddenCharacters.shown(Spotlight.cut(message, MAX_REASON))));
  }
}
