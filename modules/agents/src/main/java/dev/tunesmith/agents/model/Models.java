package dev.tunesmith.agents.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.tunesmith.agents.wire.RefusalKeepingHttpClient;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the models that can be chosen by name. Nothing is sent yet.
 *
 * <p>The environment tells where and with which key: {@code OPENAI_API_KEY}, {@code
 * OPENAI_BASE_URL}, {@code ANTHROPIC_API_KEY}, {@code ANTHROPIC_BASE_URL}, {@code OLLAMA_BASE_URL}.
 * A server of one's own that speaks OpenAI's protocol may do without a key.
 */
public final class Models {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofMinutes(3);
  private static final int NO_RETRIES = 0;
  private static final String OLLAMA_AT_HOME = "http://localhost:11434";

  private Models() {}

  /**
   * A model ready to be asked; it does not retry, since the agent's loop does.
   *
   * @param environment looks up an environment variable, null where it is not set
   * @throws MissingKeyException if the provider wants a key and there is none
   * @throws UnusableSettingException if a key or a base URL cannot be used
   */
  public static ChatModel connect(
      ModelChoice.Served choice, Function<String, @Nullable String> environment) {
    return connect(choice, ModelSeat.ANSWER_TOKENS, environment);
  }

  /**
   * A model ready to be asked whose answers have at most this many tokens.
   *
   * @param environment looks up an environment variable, null where it is not set
   * @throws MissingKeyException if the provider wants a key and there is none
   * @throws UnusableSettingException if a key or a base URL cannot be used
   */
  public static ChatModel connect(
      ModelChoice.Served choice, int answerTokens, Function<String, @Nullable String> environment) {
    Settings settings = new Settings(environment, answerTokens);
    return switch (choice.provider()) {
      case OPENAI -> openAi(choice, settings);
      case ANTHROPIC -> anthropic(choice, settings);
      case OLLAMA -> ollama(choice, settings);
    };
  }

  private static ChatModel openAi(ModelChoice.Served choice, Settings settings) {
    OpenAiChatModel.OpenAiChatModelBuilder builder =
        OpenAiChatModel.builder()
            .httpClientBuilder(http())
            .modelName(choice.model())
            .maxRetries(NO_RETRIES)
            .timeout(READ_TIMEOUT);
    Optional<String> url = settings.baseUrl("OPENAI_BASE_URL");
    Optional<String> key = settings.key("OPENAI_API_KEY");
    if (url.isEmpty() && key.isEmpty()) {
      throw new MissingKeyException(choice, "OPENAI_API_KEY");
    }
    // OpenAI's own newer models refuse the older name of the limit; other servers may know only it.
    url.ifPresentOrElse(
        own -> builder.baseUrl(own).maxTokens(settings.answerTokens()),
        () -> builder.maxCompletionTokens(settings.answerTokens()));
    key.ifPresent(builder::apiKey);
    return builder.build();
  }

  private static ChatModel anthropic(ModelChoice.Served choice, Settings settings) {
    String key =
        settings
            .key("ANTHROPIC_API_KEY")
            .orElseThrow(() -> new MissingKeyException(choice, "ANTHROPIC_API_KEY"));
    AnthropicChatModel.AnthropicChatModelBuilder builder =
        AnthropicChatModel.builder()
            .httpClientBuilder(http())
            .apiKey(key)
            .modelName(choice.model())
            .maxTokens(settings.answerTokens())
            .cacheSystemMessages(true)
            .cacheTools(true)
            .maxRetries(NO_RETRIES)
            .timeout(READ_TIMEOUT);
    settings.baseUrl("ANTHROPIC_BASE_URL").ifPresent(builder::baseUrl);
    return builder.build();
  }

  private static ChatModel ollama(ModelChoice.Served choice, Settings settings) {
    return OllamaChatModel.builder()
        .httpClientBuilder(http())
        .baseUrl(settings.baseUrl("OLLAMA_BASE_URL").orElse(OLLAMA_AT_HOME))
        .modelName(choice.model())
        .numPredict(settings.answerTokens())
        .maxRetries(NO_RETRIES)
        .timeout(READ_TIMEOUT)
        .build();
  }

  private static HttpClientBuilder http() {
    return RefusalKeepingHttpClient.builder().connectTimeout(CONNECT_TIMEOUT);
  }

  private record Settings(Function<String, @Nullable String> environment, int answerTokens) {

    Optional<String> key(String variable) {
      return value(variable, "one word of plain ASCII characters", Settings::isPlain);
    }

    Optional<String> baseUrl(String variable) {
      return value(
          variable, "an http or https address without user and query", Settings::isWebAddress);
    }

    private Optional<String> value(String variable, String expected, Predicate<String> isUsable) {
      Optional<String> value =
          Optional.ofNullable(environment.apply(variable))
              .filter(written -> !written.isBlank())
              .map(String::strip);
      if (!value.stream().allMatch(isUsable)) {
        throw new UnusableSettingException(variable, expected);
      }
      return value;
    }

    private static boolean isPlain(String key) {
      return key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static boolean isWebAddress(String url) {
      try {
        URI uri = new URI(url);
        return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
            && uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getRawQuery() == null;
      } catch (URISyntaxException e) {
        return false;
      }
    }
  }
}
