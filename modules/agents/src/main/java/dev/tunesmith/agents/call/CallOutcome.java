package dev.tunesmith.agents.call;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tunesmith.core.agent.Answer;
import java.util.function.Function;

/** What came of asking a model. */
public sealed interface CallOutcome {

  /** It answered; whether the answer is of use is not decided yet. */
  record Answered(ChatResponse response) implements CallOutcome {
    @Override
    public <T> T match(
        Function<? super ChatResponse, T> answered, Function<? super Answer, T> unanswered) {
      return answered.apply(response);
    }
  }

  /** It did not, and the case ends with this. */
  record Unanswered(Answer answer) implements CallOutcome {
    @Override
    public <T> T match(
        Function<? super ChatResponse, T> answered, Function<? super Answer, T> unanswered) {
      return unanswered.apply(answer);
    }
  }

  /** The value for this outcome. */
  <T> T match(Function<? super ChatResponse, T> answered, Function<? super Answer, T> unanswered);
}
