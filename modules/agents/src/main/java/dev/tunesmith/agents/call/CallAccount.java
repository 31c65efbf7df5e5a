package dev.tunesmith.agents.call;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.tunesmith.agents.budget.Draw;
import dev.tunesmith.agents.budget.RemainingBudget;
import dev.tunesmith.agents.budget.Reservation;
import dev.tunesmith.agents.budget.Spent;
import dev.tunesmith.agents.masking.Redaction;
import dev.tunesmith.agents.masking.Spotlight;
import dev.tunesmith.agents.model.ModelSeat;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.session.ModelExchange;
import dev.tunesmith.core.session.ModelUse;
import dev.tunesmith.core.session.ModelUse.Basis;
import dev.tunesmith.core.session.SessionEvent.ModelCalled;
import dev.tunesmith.core.skill.SkillId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The account of one talk with a model: nothing is sent before the budget has allowed it, and every
 * request that was sent is told to the log, answered or not. Not for several threads.
 */
public final class CallAccount {
  private static final int MAX_SYSTEM = 4_000;
  private static final int MAX_MESSAGE = 8_000;
  private static final int MAX_SENT = 24_000;
  private static final int MAX_RECEIVED = 8_000;

  private final ModelSeat seat;
  private final RemainingBudget budget;
  private final CallLog log;
  private final InstantSource clock;
  private final @Nullable IssueId issue;
  private final @Nullable SkillId worker;
  private final TokenBound bound = new TokenBound();
  private int round = 1;
  private int told;

  /** The account of a talk about a case. */
  public CallAccount(
      ModelSeat seat, RemainingBudget budget, CallLog log, InstantSource clock, Case task) {
    this(seat, budget, log, clock, task.issue().id(), task.worker().id());
  }

  /** The account of a talk about no case. */
  CallAccount(ModelSeat seat, RemainingBudget budget, CallLog log, InstantSource clock) {
    this(seat, budget, log, clock, null, null);
  }

  private CallAccount(
      ModelSeat seat,
      RemainingBudget budget,
      CallLog log,
      InstantSource clock,
      @Nullable IssueId issue,
      @Nullable SkillId worker) {
    this.seat = seat;
    this.budget = budget;
    this.log = log;
    this.clock = clock;
    this.issue = issue;
    this.worker = worker;
  }

  /** An answer in this account may have this many tokens; empty if the model knows itself. */
  public Optional<Integer> answerTokens() {
    return budget.limitsAnswers() && !seat.limitsItself()
        ? Optional.of(seat.answerTokens())
        : Optional.empty();
  }

  /** To be asked before each call of a tool; the end of the work where none is left. */
  public Optional<Answer> mayCallTool() {
    return budget.takeToolCall().map(Spent::answer);
  }

  Duration timeLeft() {
    return budget.timeLeft();
  }

  /** To be asked before a request is sent, each time. */
  Draw<OpenCall> open(ChatRequest request) {
    String transcript = Transcript.of(request);
    return budget
        .reserve(bound.of(request, transcript), seat.answerTokens(), seat.price())
        .match(
            reservation -> new Draw.Granted<>(new OpenCall(request, transcript, reservation)),
            Draw.Refused::new);
  }

  /** A request that may be sent and is not answered yet; it is closed once. */
  final class OpenCall {
    private final ChatRequest request;
    private final String transcript;
    private final Reservation reservation;
    private final Instant since = clock.instant();

    private OpenCall(ChatRequest request, String transcript, Reservation reservation) {
      this.request = request;
      this.transcript = transcript;
      this.reservation = reservation;
    }

    void answered(ChatResponse response) {
      String words = Transcript.of(response.aiMessage());
      close(words, null, use(Optional.ofNullable(response.tokenUsage()), words));
      round++;
    }

    private ModelUse use(Optional<TokenUsage> usage, String words) {
      Optional<Integer> input = usage.map(TokenUsage::inputTokenCount);
      Optional<Integer> output = usage.map(TokenUsage::outputTokenCount);
      if (input.isPresent() && output.isPresent()) {
        bound.learn(request, input.get());
        return reservation.used(input.get(), output.get(), Basis.REPORTED);
      }
      return reservation.used(
          bound.of(request, transcript), TokenBound.bytes(words), Basis.ESTIMATED);
    }

    void failed(ModelFault fault) {
      close(
          "",
          fault.code(),
          fault.mayHaveCost() ? reservation.unknown() : reservation.nothingUsed());
    }

    /** The provider kept an answer back that it may well charge for. */
    void withheld() {
      close("", "answer-refused", reservation.unknown());
    }

    /** Nobody waits for the answer any more. */
    void abandoned() {
      close("", "cancelled", reservation.unknown());
    }

    private void close(String words, @Nullable String fault, ModelUse use) {
      ModelExchange exchange =
          new ModelExchange(
              sent(request),
              Transcript.sha256(transcript),
              Redaction.ofData(words, MAX_RECEIVED),
              fault,
              use,
              Duration.between(since, clock.instant()));
      log.note(new ModelCalled(issue, worker, seat.name(), round, exchange));
    }
  }

  /** What was not told before: with the first request also which tools are offered. */
  private String sent(ChatRequest request) {
    List<ChatMessage> messages = request.messages();
    StringBuilder text = new StringBuilder();
    messages.subList(Math.min(told, messages.size()), messages.size()).stream()
        .map(CallAccount::redacted)
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
