package dev.tunesmith.agents.call;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.tunesmith.core.agent.Answer;
import java.util.Objects;
import java.util.Optional;

/** Decides whether an answer of a model can be worked with at all. */
public final class AnswerCheck {

  private AnswerCheck() {}

  /** Why it cannot; empty if it can. */
  public static Optional<Answer> objection(ChatResponse response) {
    AiMessage said = response.aiMessage();
    FinishReason end = response.finishReason();
    if (end == FinishReason.LENGTH) {
      return Optional.of(
          new Answer.Invalid("answer-cut-off", "the model's answer was cut off at its length"));
    }
    if (end == FinishReason.CONTENT_FILTER
        || (end == FinishReason.OTHER && !said.hasToolExecutionRequests())) {
      return Optional.of(refused());
    }
    boolean silent = Objects.requireNonNullElse(said.text(), "").isBlank();
    return silent && !said.hasToolExecutionRequests()
        ? Optional.of(new Answer.Invalid("answer-empty", "the model's answer was empty"))
        : Optional.empty();
  }

  static Answer refused() {
    return new Answer.Invalid("answer-refused", "the model or its provider refused to answer");
  }
}
