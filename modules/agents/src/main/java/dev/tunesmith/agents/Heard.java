package dev.tunesmith.agents;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tunesmith.core.agent.Answer;

/** What came of asking a model. */
sealed interface Heard {

  /** It spoke; whether the answer is of use is not decided yet. */
  record Spoke(ChatResponse response) implements Heard {}

  /** It did not, and the case ends with this. */
  record Nothing(Answer answer) implements Heard {}
}
