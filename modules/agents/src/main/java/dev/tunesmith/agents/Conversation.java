package dev.tunesmith.agents;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
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
  private final ModelLine line;
  private final Account account;
  private final ToolDesk desk;
  private final ProposalReader reader;
  private final LoopLimits limits;
  private final WorkingTime time;
  private final List<ChatMessage> messages = new ArrayList<>();
  private int calls;
  private int repairs;
  private int proposalRepairs;

  Conversation(
      Case task,
      ModelLine line,
      Account account,
      ToolDesk desk,
      ProposalReader reader,
      LoopLimits limits,
      WorkingTime time) {
    this.task = task;
    this.line = line;
    this.account = account;
    this.desk = desk;
    this.reader = reader;
    this.limits = limits;
    this.time = time;
  }

  Answer run(Spotlight spotlight, String request) {
    messages.add(SystemMessage.from(Prompt.system(task, desk.names(), spotlight)));
    messages.add(UserMessage.from(Prompt.user(request, task, spotlight)));
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
    Heard heard = line.ask(request(), time, account);
    if (heard instanceof Heard.Nothing nothing) {
      return Optional.of(nothing.answer());
    }
    ChatResponse response = ((Heard.Spoke) heard).response();
    Optional<Answer> objection = Usable.objection(response);
    if (objection.isPresent()) {
      return objection;
    }
    AiMessage said = Repeatable.of(response.aiMessage());
    messages.add(said);
    return said.hasToolExecutionRequests()
        ? serve(response.aiMessage().toolExecutionRequests(), said.toolExecutionRequests())
        : remindOfTheTools();
  }

  private ChatRequest request() {
    ChatRequest.Builder request =
        ChatRequest.builder()
            .messages(List.copyOf(messages))
            .toolSpecifications(desk.specifications());
    account.answerTokens().ifPresent(request::maxOutputTokens);
    return request.build();
  }

  private Optional<Answer> remindOfTheTools() {
    if (++repairs > limits.calls().repairs()) {
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
    if (++calls > limits.calls().total()) {
      return invalid("calls-gone", "no answer within " + limits.calls().total() + " calls");
    }
    if (desk.timesSeen(asked) >= limits.calls().same()) {
      return invalid("call-repeated", "the same call was made " + limits.calls().same() + " times");
    }
    Optional<Answer> spent = account.mayCallTool();
    if (spent.isPresent()) {
      return spent;
    }
    ToolDesk.Outcome outcome = desk.handle(asked);
    if (outcome instanceof ToolDesk.Outcome.Told told) {
      messages.add(ToolExecutionResultMessage.from(repeated, told.text()));
      return desk.isOver() ? Optional.of(new Answer.Tried()) : Optional.empty();
    }
    if (outcome instanceof ToolDesk.Outcome.Faulty faulty) {
      return repair(repeated, faulty);
    }
    ToolDesk.Outcome.Ending ending = (ToolDesk.Outcome.Ending) outcome;
    return ending.tool().equals(ToolForms.GIVE_UP)
        ? Optional.of(gaveUp(ending.arguments()))
        : proposed(repeated, ending.arguments());
  }

  private Optional<Answer> repair(ToolExecutionRequest call, ToolDesk.Outcome.Faulty faulty) {
    if (++repairs > limits.calls().repairs()) {
      return invalid(faulty.code(), faulty.message());
    }
    return tell(call, faulty.code(), faulty.message());
  }

  private Optional<Answer> proposed(ToolExecutionRequest call, Structure arguments) {
    ProposalReader.Reading reading = reader.read(arguments, desk.evidence());
    if (reading instanceof ProposalReader.Reading.Proposed good) {
      return Optional.of(new Answer.Proposed(good.proposal()));
    }
    ProposalReader.Reading.Unusable unusable = (ProposalReader.Reading.Unusable) reading;
    if (++proposalRepairs > limits.calls().proposalRepairs()) {
      return invalid(unusable.code(), unusable.message());
    }
    return tell(call, unusable.code(), unusable.message());
  }

  private Optional<Answer> tell(ToolExecutionRequest call, String code, String message) {
    messages.add(ToolExecutionResultMessage.from(call, desk.objection(code, message)));
    return Optional.empty();
  }

  private static Answer gaveUp(Structure arguments) {
    String reason = arguments.text("reason").orElse("").strip();
    return new Answer.GaveUp(
        reason.isEmpty()
            ? "no reason given"
            : HiddenCharacters.shown(Spotlight.cut(reason, MAX_REASON)));
  }

  private static Optional<Answer> invalid(String code, String message) {
    return Optional.of(
        new Answer.Invalid(code, HiddenCharacters.shown(Spotlight.cut(message, MAX_REASON))));
  }
}
