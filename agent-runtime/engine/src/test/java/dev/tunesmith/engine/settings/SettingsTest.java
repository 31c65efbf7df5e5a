package dev.tunesmith.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunesmith.agents.budget.Price;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.JournalPlace;
import dev.tunesmith.engine.order.NamedDatabase;
import dev.tunesmith.engine.order.Settings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @TempDir private Path folder;

  @Test
  void everything_a_file_may_lay_down_is_read() throws IOException {
    Settings settings =
        read(
            """
            models:
              opus: anthropic:claude-opus-4-1
              Sonnet: ollama:qwen3:8b
              cheap: builtin
            prices:
              anthropic:claude-opus-4-1: {input: 15, output: 75}
              OLLAMA:qwen3:8b: {input: 0, output: 0.075}
            budgets:
              tokens: 2_000_000
              money: 2.50
              rounds: 400
              tool_calls: 2000
              depth: 1
              iterations: 40
              deadline: 1h30m
              storage: 500MB
            answer_tokens: 8192
            """);

    ModelChoice opus = ModelChoice.parse("anthropic:claude-opus-4-1");
    assertThat(settings.modelFor("opus")).contains(opus);
    assertThat(settings.modelFor(" SONNET ")).contains(ModelChoice.parse("ollama:qwen3:8b"));
    assertThat(settings.modelFor("cheap")).contains(new ModelChoice.BuiltIn());
    assertThat(settings.prices())
        .containsEntry(opus.toString(), new Price(new BigDecimal("15"), new BigDecimal("75")));
    assertThat(settings.prices())
        .containsEntry("ollama:qwen3:8b", new Price(BigDecimal.ZERO, new BigDecimal("0.075")));
    assertThat(settings.budget())
        .isEqualTo(
            new Budget(
                40,
                Duration.ofMinutes(90),
                500L << 20,
                new ModelBudget(2_000_000, 2_500_000, 400, 2_000, 1)));
    assertThat(settings.answerTokens()).isEqualTo(8192);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "---\n", "models:\nprices: {}\n"})
  void what_a_file_does_not_lay_down_stays_as_it_is(String text) throws IOException {
    assertThat(read(text)).isEqualTo(Settings.NONE);
  }

  @Test
  void a_journal_is_off_in_a_folder_or_at_a_server() throws IOException {
    assertThat(read("models:\n").journal()).isEqualTo(new JournalPlace.Usual());
    assertThat(read("journal: off\n").journal()).isEqualTo(new JournalPlace.Nowhere());
    assertThat(read("journal: {folder: notes}\n").journal())
        .isEqualTo(new JournalPlace.InFolder(folder.resolve("notes").toAbsolutePath()));
    assertThat(read("journal: {command: npx -y a-journal@1.2.0}\n").journal())
        .isEqualTo(read("journal: {command: [npx, -y, a-journal@1.2.0]}\n").journal())
        .isEqualTo(new JournalPlace.AtServer(List.of("npx", "-y", "a-journal@1.2.0")));
    assertThatThrownBy(() -> read("journal: {folder: a, command: b}\n"))
        .hasMessageContaining("line 1: 'journal' is off, or has a folder or a command");
    assertThatThrownBy(() -> read("journal: {port: 5}\n")).hasMessageContaining("folder, command");
  }

  @Test
  void databases_are_named_with_the_place_of_their_password() throws IOException {
    Settings settings =
        read(
            """
            databases:
              shop:
                url: jdbc:postgresql://localhost/shop
                user: reader
                password_file: secret.txt
                workload: sql/workload.sql
              cellar: {url: "jdbc:postgresql://localhost/cellar", user: me, password_env: CELLAR}
            """);
    Files.writeString(folder.resolve("secret.txt"), "plum\nnot this\n");

    NamedDatabase shop = settings.databases().get("shop");
    NamedDatabase cellar = settings.databases().get("cellar");

    assertThat(shop.workload()).isEqualTo(folder.resolve("sql/workload.sql").toAbsolutePath());
    assertThat(shop.target(Map.of()).password()).isEqualTo("plum");
    assertThat(cellar.target(Map.of("CELLAR", "pear")).password()).isEqualTo("pear");
    assertThatThrownBy(() -> cellar.target(Map.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("CELLAR");
    assertThat(shop.toString() + cellar).doesNotContain("plum", "pear");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'databases: {shop: {url: u, user: r, password: plum}}' | does not belong into this file",
        "'databases: {shop: {url: u}}' | needs url and user",
        "'databases: {shop: {url: u, user: r, password_env: A, password_file: b}}' | keep one",
        "'databases: {shop: {url: u, user: r, port: 5432}}' | no setting 'port'",
        "'databases: {\"my shop\": {url: u, user: r}}' | name is of letters",
      })
  void a_database_that_is_not_understood_is_said(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining(problem)
        .hasMessageNotContaining("plum");
  }

  @Test
  void a_skill_that_inherits_or_names_what_the_table_has_not_gets_the_sessions_model()
      throws IOException {
    Settings settings = read("models: {opus: openai:x, inherit: openai:y}");

    assertThat(settings.modelFor("inherit")).isEmpty();
    assertThat(settings.modelFor("haiku")).isEmpty();
    assertThat(settings.modelFor("openai:x")).isEmpty();
    assertThat(settings.modelFor(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "modles: {}                           | 1 | there is no setting 'modles' here; known:"
            + " models",
        "models: {}\\nbudgets:\\n  token: 5     | 3 | there is no setting 'token' here",
        "models: {}\\nmodels: {}               | 2 | 'models' stands twice, first in line 1",
        "models: [opus]                       | 1 | expected names with values",
        "[models]                             | 1 | expected names with values",
        "models:\\n  opus: gpt-5               | 2 | expected openai:NAME, anthropic:NAME",
        "models:\\n  opus: {a: b}              | 2 | 'opus' must be one value",
        "prices:\\n  openai:x: {input: 3}      | 2 | 'openai:x' needs input and output",
        "prices:\\n  openai:x: {input: -3, output: 1} | 2 | 'input' must be an amount",
        "prices:\\n  x: {input: 1e3, output: 1} | 2 | 'input' must be an amount",
        "prices:\\n  x: {input: 1, output: 1, cached: 1} | 2 | there is no setting 'cached' here",
        "prices:\\n  gpt-5: {input: 1, output: 1} | 2 | expected openai:NAME, anthropic:NAME",
        "budgets: {tokens: many}              | 1 | 'tokens' must be a whole number from 1",
        "budgets: {tokens: 0}                 | 1 | 'tokens' must be a whole number from 1",
        "budgets: {money: 1.2345678}          | 1 | 'money' must be an amount",
        "budgets: {depth: 11}                 | 1 | 'depth' must be a whole number from 0 to 10",
        "budgets: {deadline: soon}            | 1 | 'deadline' must be a time",
        "budgets: {deadline: 0s}              | 1 | 'deadline' must be a time",
        "budgets: {storage: 12 parsecs}       | 1 | 'storage' must be a size",
        "answer_tokens: 0                     | 1 | 'answer_tokens' must be a whole number",
        "models: {opus: 'openai:x'            | 1 | tunesmith.yaml, line 1: ",
        "models: !!java.util.Date {}          | 1 | the tag",
        "models: !mine {}                     | 1 | tags have no meaning here"
      })
  void what_is_not_understood_is_an_error_with_its_line(String text, int line, String problem) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("tunesmith.yaml, line " + line + ": ");
  }

  @Test
  void a_key_that_somebody_puts_into_the_file_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> read("openai_api_key: sk-very-secret"))
        .hasMessageContaining("openai_api_key")
        .hasMessageNotContaining("very-secret");
  }

  @Test
  void a_file_that_cannot_be_read_as_text_is_named() throws IOException {
    Path file = folder.resolve("tunesmith.yaml");

    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(file.toString());
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> SettingsFile.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("UTF-8");
    Files.writeString(file, "#".repeat(300_000), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SettingsFile.read(file)).hasMessageContaining("too large");
  }

  private Settings read(String text) throws IOException {
    return SettingsFile.read(Files.writeString(folder.resolve("tunesmith.yaml"), text));
  }
}
