package dev.tunesmith.agents;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.tunesmith.agents.budget.Draw;
import dev.tunesmith.agents.budget.Purse;
import dev.tunesmith.agents.budget.Reservation;
import dev.tunesmith.agents.budget.Spent;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.session.ModelExchange;
import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.ModelUse.Basis;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The account of one talk with a model: nothing is sent before the purse has allowed it, and every
 * request that was sent is told to the log, answered or not. Not for several threads.
 */
final class Account {
  private static final int MAX_SYSTEM = 4_000;
  private static final int MAX_MESSAGE = 8_000;
  private static final int MAX_SENT = 24_000;
  private static final int MAX_RECEIVED = 8_000;

  private final ModelSeat seat;
  private final Purse purse;
  private final CallLog log;
  private final InstantSource clock;
  private final @Nullable Case task;
  private final TokenBound bound = new TokenBound();
  private int round = 1;
  private int told;
  private @Nullable Open open;

  /** A request that was sent and not answered yet. */
  private record Open(
      ChatRequest request, String transcript, Reservation reservation, Instant since) {}

  Account(ModelSeat seat, Purse purse, CallLog log, InstantSource clock, @Nullable Case task) {
    this.seat = seat;
    this.purse = purse;
    this.log = log;
    this.clock = clock;
    this.task = task;
  }

  /** An answer in this account may have this many tokens; empty if the model knows itself. */
  Optional<Integer> answerTokens() {
    return purse.limitsAnswers() && !seat.limitsItself()
        ? Optional.of(seat.answerTokens())
        : Optional.empty();
  }

  Duration timeLeft() {
    return purse.timeLeft();
  }

  /** To be asked before a request is sent, each time; says so if it may not be. */
  Optional<Answer> mayAsk(ChatRequest request) {
    String transcript = Transcript.of(request);
    Draw<Reservation> draw =
        purse.reserve(bound.of(request, transcript), seat.answerTokens(), seat.price());
    if (draw instanceof Draw.Refused<Reservation> refused) {
      return Optional.of(gone(refused.spent()));
    }
    Reservation reservation = ((Draw.Granted<Reservation>) draw).value();
    open = new Open(request, transcript, reservation, clock.instant());
    return Optional.empty();
  }

  Optional<Answer> mayCallTool() {
    return purse.takeToolCall().map(Account::gone);
  }

  private static Answer gone(Spent spent) {
    return new Answer.BudgetSpent(spent.kind(), spent.detail());
  }

  void answered(ChatResponse response) {
    Open ended = open;
    if (ended != null) {
      String words = Transcript.of(response.aiMessage());
      close(ended, words, null, use(ended, response.tokenUsage(), words));
      round++;
    }
  }

  void failed(Fault fault) {
    Open ended = open;
    if (ended != null) {
      boolean cost = fault.mayHaveCost();
      Reservation reservation = ended.reservation();
      close(ended, "", fault.code(), cost ? reservation.unknown() : reservation.nothingUsed());
    }
  }

  /** The provider kept an answer back that it may well charge for. */
  void withheld() {
    Open ended = open;
    if (ended != null) {
      close(ended, "", "answer-refused", ended.reservation().unknown());
    }
  }

  /** Nobody waits for the answer any more. */
  void abandoned() {
    Open ended = open;
    if (ended != null) {
      close(ended, "", "cancelled", ended.reservation().unknown());
    }
  }

  private ModelUse use(Open ended, @Nullable TokenUsage usage, String words) {
    Integer input = usage == null ? null : usage.inputTokenCount();
    Integer output = usage == null ? null : usage.outputTokenCount();
    if (input != null && output != null) {
      bound.learn(ended.request(), input);
      return ended.reservation().used(input, output, Basis.REPORTED);
    }
    long guessed = bound.of(ended.request(), ended.transcript());
    return ended.reservation().used(guessed, TokenBound.bytes(words), Basis.ESTIMATED);
  }

  private void close(Open ended, String words, @Nullable String fault, ModelUse use) {
    open = null;
    ModelExchange exchange =
        new ModelExchange(
            sent(ended.request()),
            Transcript.sha256(ended.transcript()),
            Redaction.ofData(words, MAX_RECEIVED),
            fault,
            use,
            Duration.between(ended.since(), clock.instant()));
    log.note(
        new ModelCalled(
            task == null ? null : task.issue().id(),
            task == null ? null : task.worker().id(),
            seat.name(),
            round,
            exchange));
  }

  /** What was not told before: with the first request also which tools are offered. */
  private String sent(ChatRequest request) {
    List<ChatMessage> messages = request.messages();
    StringBuilder text = new StringBuilder();
    messages.subList(Math.min(told, messages.size()), messages.size()).stream()
        .map(Account::redacted)
        .forEach(text::append);
    if (told == 0) {
      text.append(
          request.toolSpecifications().stream()
              .map(ToolSpecification::name)
              .collect(Collectors.joining(", ", "[tools] ", "\n")));
    }
    told = messages.size();
    return Spotlight.cut(text.toString(), MAX_SENT);
  }

  private static String redacted(ChatMessage message) {
    String words = Transcript.of(message);
    String kept =
        message instanceof SystemMessage
            ? Redaction.ofWords(words, MAX_SYSTEM)
            : Redaction.ofData(words, MAX_MESSAGE);
    return kept.endsWith("\n") ? kept : kept + "\n";
  }
}
