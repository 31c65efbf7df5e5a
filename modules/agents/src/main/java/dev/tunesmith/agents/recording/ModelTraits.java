package dev.tunesmith.agents.recording;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.agents.model.ModelSeat;
import org.jspecify.annotations.Nullable;

/**
 * What the loop wants to know of a model before it asks it anything.
 *
 * @param provider as the library names it
 * @param answerTokens how long the model itself lets an answer be, or null where it does not say
 */
public record ModelTraits(String provider, @Nullable Integer answerTokens) {

  /** Of a model nobody knows. */
  public static final ModelTraits UNKNOWN = new ModelTraits(ModelProvider.OTHER.name(), null);

  /** The traits of a model. */
  public static ModelTraits of(ChatModel model) {
    return new ModelTraits(model.provider().name(), ModelSeat.ownLimit(model));
  }
}
