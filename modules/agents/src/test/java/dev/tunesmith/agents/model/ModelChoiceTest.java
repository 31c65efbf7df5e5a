package dev.tunesmith.agents.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.agents.model.ModelChoice.BuiltIn;
import dev.tunesmith.agents.model.ModelChoice.Served;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelChoiceTest {

  @Test
  void a_choice_names_a_provider_and_a_model() {
    assertThat(ModelChoice.parse("openai:gpt-5"))
        .isEqualTo(new Served(ModelChoice.Provider.OPENAI, "gpt-5"));
    assertThat(ModelChoice.parse(" Anthropic:claude-x "))
        .isEqualTo(new Served(ModelChoice.Provider.ANTHROPIC, "claude-x"));
    assertThat(ModelChoice.parse("builtin")).isEqualTo(new BuiltIn());
  }

  @Test
  void the_name_of_a_model_may_hold_colons() {
    assertThat(ModelChoice.parse("ollama:qwen3:8b").toString()).isEqualTo("ollama:qwen3:8b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gpt-5",
        "openai:",
        ":gpt-5",
        "mistral:large",
        "openai:two words",
        "openai:a\u001b[0m"
      })
  void anything_else_is_refused_with_the_forms_that_are_known(String text) {
    assertThatThrownBy(() -> ModelChoice.parse(text))
        .isInstanceOf(UnknownModelException.class)
        .hasMessageStartingWith(
            "expected openai:NAME, anthropic:NAME, ollama:NAME or builtin as the model, got '")
        .hasMessageNotContaining("\u001b");
  }

  @Test
  void a_missing_key_says_which_variable_to_set() {
    assertThatThrownBy(() -> connect("openai:gpt-5", Map.of()))
        .isInstanceOf(MissingKeyException.class)
        .hasMessage("openai:gpt-5 needs a key: set the environment variable OPENAI_API_KEY");
    assertThatThrownBy(() -> connect("anthropic:x", Map.of("ANTHROPIC_API_KEY", " ")))
        .hasMessage("anthropic:x needs a key: set the environment variable ANTHROPIC_API_KEY");
  }

  @Test
  void a_server_of_ones_own_and_ollama_need_no_key() {
    connect("openai:local", Map.of("OPENAI_BASE_URL", "http://127.0.0.1:1/v1"));
    connect("ollama:qwen3", Map.of());
  }

  @Test
  void a_key_that_cannot_stand_in_a_header_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> connect("openai:x", Map.of("OPENAI_API_KEY", "sk-secret\nX-Evil: 1")))
        .isInstanceOf(UnusableSettingException.class)
        .hasMessageContaining("OPENAI_API_KEY")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "file:///etc", "http://user:pw@host/v1", "http:// x"})
  void a_base_url_that_is_no_web_address_is_refused_and_not_repeated(String url) {
    assertThatThrownBy(
            () -> connect("openai:x", Map.of("OPENAI_API_KEY", "k", "OPENAI_BASE_URL", url)))
        .isInstanceOf(UnusableSettingException.class)
        .hasMessage(
            "the environment variable OPENAI_BASE_URL must be an http or https address without"
                + " user and query");
  }

  private static void connect(String choice, Map<String, String> environment) {
    assertThat(Models.connect((Served) ModelChoice.parse(choice), environment::get)).isNotNull();
  }
}
