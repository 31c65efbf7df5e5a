package dev.tunesmith.agents.recording;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.tunesmith.agents.call.CallFailure;
import dev.tunesmith.agents.call.KnownFailureException;
import dev.tunesmith.agents.call.ModelFault;
import dev.tunesmith.agents.call.UnansweredException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request to a model, as far as the loop looks at it.
 *
 * @param said the answer, or null where there was none
 * @param missing why there was none, or null
 */
public record ModelReply(@Nullable Said said, @Nullable Missing missing) {

  private static final String WITHHELD = "withheld";
  private static final String GIVEN_UP = "given-up";

  /**
   * An answer.
   *
   * @param text words outside of any call, or null
   * @param end why it ended, as the library names it, or null
   * @param inputTokens as the server counted them, or null
   * @param outputTokens as the server counted them, or null
   */
  public record Said(
      @Nullable String text,
      List<Call> calls,
      @Nullable String end,
      @Nullable Integer inputTokens,
      @Nullable Integer outputTokens) {
    public Said {
      calls = List.copyOf(calls);
    }
  }

  /** A call of a tool as the model wrote it. */
  public record Call(@Nullable String id, String name, @Nullable String arguments) {}

  /**
   * No answer.
   *
   * @param why the fault's name, or one of two others: withheld by the provider, or given up
   * @param retryAfter how long the server asked to be left alone, or null
   */
  public record Missing(String why, @Nullable Duration retryAfter) {}

  /** There is no answer, and asking again will not help. */
  public static final ModelReply NONE = missing(ModelFault.CLIENT_FAILED.name(), null);

  /** Nobody waited for the answer any longer. */
  static final ModelReply GAVE_UP = missing(GIVEN_UP, null);

  /** Whether nobody waited for the answer any longer. */
  public boolean isGivenUp() {
    return missing != null && missing.why().equals(GIVEN_UP);
  }

  static ModelReply of(ChatResponse response) {
    AiMessage said = response.aiMessage();
    Optional<TokenUsage> usage = Optional.ofNullable(response.tokenUsage());
    return new ModelReply(
        new Said(
            said.text(),
            said.toolExecutionRequests().stream()
                .map(call -> new Call(call.id(), call.name(), call.arguments()))
                .toList(),
            Optional.ofNullable(response.finishReason()).map(FinishReason::name).orElse(null),
            usage.map(TokenUsage::inputTokenCount).orElse(null),
            usage.map(TokenUsage::outputTokenCount).orElse(null)),
        null);
  }

  static ModelReply of(CallFailure failure) {
    return failure.match(
        faulty -> missing(faulty.fault().name(), faulty.retryAfter().orElse(null)),
        () -> missing(WITHHELD, null));
  }

  private static ModelReply missing(String why, @Nullable Duration retryAfter) {
    return new ModelReply(null, new Missing(why, retryAfter));
  }

  /**
   * The answer as the library has it.
   *
   * @throws RuntimeException what a model's client would have thrown where there was no answer
   */
  ChatResponse response() {
    if (said != null) {
      return response(said);
    }
    Missing reason = missing;
    if (reason == null || isGivenUp()) {
      throw new UnansweredException();
    }
    throw new KnownFailureException(
        reason.why().equals(WITHHELD)
            ? new CallFailure.Withheld()
            : new CallFailure.Faulty(
                ModelFault.valueOf(reason.why()), Optional.ofNullable(reason.retryAfter())));
  }

  private static ChatResponse response(Said said) {
    AiMessage.Builder message = AiMessage.builder();
    Optional.ofNullable(said.text()).ifPresent(message::text);
    if (!said.calls().isEmpty()) {
      message.toolExecutionRequests(said.calls().stream().map(ModelReply::call).toList());
    }
    ChatResponse.Builder response = ChatResponse.builder().aiMessage(message.build());
    Optional.ofNullable(said.end()).map(FinishReason::valueOf).ifPresent(response::finishReason);
    if (said.inputTokens() != null || said.outputTokens() != null) {
      response.tokenUsage(new TokenUsage(said.inputTokens(), said.outputTokens()));
    }
    return response.build();
  }

  private static ToolExecutionRequest call(Call call) {
    return ToolExecutionRequest.builder()
        .id(call.id())
        .name(call.name())
        .arguments(call.arguments())
        .build();
  }
}
