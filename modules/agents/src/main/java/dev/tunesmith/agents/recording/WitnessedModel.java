package dev.tunesmith.agents.recording;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.tunesmith.agents.call.CallFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** A model that is never asked without a witness. */
public final class WitnessedModel implements ChatModel {

  private final String name;
  private final ModelTraits traits;
  private final @Nullable ChatModel model;
  private final ModelWitness witness;

  private WitnessedModel(
      String name, ModelTraits traits, @Nullable ChatModel model, ModelWitness witness) {
    this.name = name;
    this.traits = traits;
    this.model = model;
    this.witness = witness;
  }

  /** A model that is there. */
  public static WitnessedModel of(String name, ChatModel model, ModelWitness witness) {
    return new WitnessedModel(name, ModelTraits.of(model), model, witness);
  }

  /** A model that is not there, but whose answers the witness knows. */
  public static WitnessedModel remembered(String name, ModelTraits traits, ModelWitness witness) {
    return new WitnessedModel(name, traits, null, witness);
  }

  @Override
  public ChatResponse chat(ChatRequest request) {
    Live live = new Live(request);
    ModelReply reply = witness.ask(ModelQuestion.of(name, request), live::reply);
    return live.isOver() ? live.outcome() : reply.response();
  }

  @Override
  public ChatRequestParameters defaultRequestParameters() {
    return model == null
        ? DefaultChatRequestParameters.builder().maxOutputTokens(traits.answerTokens()).build()
        : model.defaultRequestParameters();
  }

  @Override
  public ModelProvider provider() {
    return ModelProvider.valueOf(traits.provider());
  }

  /** One call of the model itself, whose outcome goes to the caller as it is. */
  private final class Live {
    private final FutureTask<ChatResponse> call;

    Live(ChatRequest request) {
      this.call = new FutureTask<>(() -> present().chat(request));
    }

    private ChatModel present() {
      if (model == null) {
        throw new IllegalStateException(name + " is only remembered");
      }
      return model;
    }

    ModelReply reply() {
      call.run();
      if (Thread.currentThread().isInterrupted()) {
        return ModelReply.GAVE_UP;
      }
      try {
        return ModelReply.of(call.get());
      } catch (ExecutionException e) {
        return ModelReply.of(CallFailure.of(e));
      } catch (InterruptedException e) {
        throw new IllegalStateException("a call that is over needs no waiting", e);
      }
    }

    boolean isOver() {
      return call.isDone();
    }

    ChatResponse outcome() {
      try {
        return call.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new ModelCallFailedException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException("a call that is over needs no waiting", e);
      }
    }
  }
}
