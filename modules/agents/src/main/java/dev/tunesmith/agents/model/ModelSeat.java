package dev.tunesmith.agents.model;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.tunesmith.agents.budget.Price;
import org.jspecify.annotations.Nullable;

/**
 * A model that may be asked. Everything that goes to it and comes back passes its {@link
 * ChatModel}: who wants to record or replay an exchange puts another one in its place.
 *
 * @param name how the ledger names it, for example {@code openai:gpt-5}
 * @param price null where none is known
 * @param answerTokens how long an answer may be that does not end earlier
 */
public record ModelSeat(String name, ChatModel model, @Nullable Price price, int answerTokens) {

  /** How long an answer may be where nobody says otherwise. */
  public static final int ANSWER_TOKENS = 4096;

  public ModelSeat {
    if (answerTokens < 1) {
      throw new IllegalArgumentException("expected room for an answer, got " + answerTokens);
    }
  }

  /** A model without a price, with the longest answer it was built for. */
  public static ModelSeat of(String name, ChatModel model) {
    Integer own = ownLimit(model);
    return new ModelSeat(name, model, null, own == null ? ANSWER_TOKENS : own);
  }

  /** The same model at a price. */
  public ModelSeat at(@Nullable Price newPrice) {
    return new ModelSeat(name, model, newPrice, answerTokens);
  }

  /** The same model by another way, for example one that records. */
  public ModelSeat through(ChatModel other) {
    return new ModelSeat(name, other, price, answerTokens);
  }

  /** Whether the model itself knows how long an answer may be. */
  public boolean limitsItself() {
    return ownLimit(model) != null;
  }

  /** How long the model itself lets an answer be, or null where it does not say. */
  public static @Nullable Integer ownLimit(ChatModel model) {
    ChatRequestParameters parameters = model.defaultRequestParameters();
    // OpenAI's newer models take another parameter for the same, and refuse the older one.
    Integer completion =
        parameters instanceof OpenAiChatRequestParameters openAi
            ? openAi.maxCompletionTokens()
            : null;
    return completion == null ? parameters.maxOutputTokens() : completion;
  }
}
