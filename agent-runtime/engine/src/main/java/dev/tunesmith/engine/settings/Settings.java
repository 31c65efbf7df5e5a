package dev.tunesmith.engine.settings;

import dev.tunesmith.agents.budget.Price;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.engine.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person lays down for sessions, apart from any one of them: usually read from {@code
 * tunesmith.yaml}.
 *
 * @param models what a skill's {@code model:} means, by its name in lower case
 * @param prices what models cost, by the name they are chosen by
 * @param budget what a session may use unless it is told otherwise
 * @param answerTokens how long an answer of a model may be, or null for the usual length
 */
public record Settings(
    Map<String, ModelChoice> models,
    Map<String, Price> prices,
    Budget budget,
    @Nullable Integer answerTokens) {

  /** The name of the file that is looked for. */
  public static final String FILE = "tunesmith.yaml";

  /** What holds where nobody lays down anything. */
  public static final Settings NONE = new Settings(Map.of(), Map.of(), Budget.STANDARD, null);

  private static final String INHERIT = "inherit";
  private static final long MAX_BYTES = 256 * 1024;

  public Settings {
    models = Map.copyOf(models);
    prices = Map.copyOf(prices);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if it is not there, or anything in it is not understood; the
   *     message names the line
   */
  public static Settings read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(file + " is too large for a settings file");
      }
      return new SettingsReader(file.toString())
          .read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot read the settings " + file + "; is it there, readable, and UTF-8 text?", e);
    }
  }

  /** The same settings with one more price. */
  public Settings withPrice(String model, Price price) {
    Map<String, Price> more = new HashMap<>(prices);
    more.put(model, price);
    return new Settings(models, more, budget, answerTokens);
  }

  /** The model that a skill's {@code model:} stands for; empty for the session's own. */
  public Optional<ModelChoice> modelFor(@Nullable String declared) {
    if (declared == null || declared.strip().equalsIgnoreCase(INHERIT)) {
      return Optional.empty();
    }
    return Optional.ofNullable(models.get(declared.strip().toLowerCase(Locale.ROOT)));
  }
}
