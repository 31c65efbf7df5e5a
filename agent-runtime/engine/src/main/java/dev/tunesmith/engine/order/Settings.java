package dev.tunesmith.engine.order;

import dev.tunesmith.agents.budget.Price;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.core.session.Budget;
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
 * @param databases by the names that stand for them where an address and a login must not be said
 * @param journal where what sessions learn is kept
 */
public record Settings(
    Map<String, ModelChoice> models,
    Map<String, Price> prices,
    Budget budget,
    @Nullable Integer answerTokens,
    Map<String, NamedDatabase> databases,
    JournalPlace journal) {

  /** The name of the file that is looked for. */
  public static final String FILE = "tunesmith.yaml";

  /** What holds where nobody lays down anything. */
  public static final Settings NONE =
      new Settings(Map.of(), Map.of(), Budget.STANDARD, null, Map.of(), new JournalPlace.Usual());

  private static final String INHERIT = "inherit";

  public Settings {
    models = Map.copyOf(models);
    prices = Map.copyOf(prices);
    databases = Map.copyOf(databases);
  }

  /** The same settings with other models, prices and limits. */
  public Settings with(
      Map<String, ModelChoice> otherModels, Map<String, Price> otherPrices, Budget otherBudget) {
    return new Settings(otherModels, otherPrices, otherBudget, answerTokens, databases, journal);
  }

  /** The same settings with answers of another length. */
  public Settings answering(int tokens) {
    return new Settings(models, prices, budget, tokens, databases, journal);
  }

  /** The same settings with other databases. */
  public Settings naming(Map<String, NamedDatabase> others) {
    return new Settings(models, prices, budget, answerTokens, others, journal);
  }

  /** The same settings with what is learned kept elsewhere. */
  public Settings keeping(JournalPlace place) {
    return new Settings(models, prices, budget, answerTokens, databases, place);
  }

  /** The same settings with one more price. */
  public Settings withPrice(String model, Price price) {
    Map<String, Price> more = new HashMap<>(prices);
    more.put(model, price);
    return with(models, more, budget);
  }

  /** The model that a skill's {@code model:} stands for; empty for the session's own. */
  public Optional<ModelChoice> modelFor(@Nullable String declared) {
    if (declared == null || declared.strip().equalsIgnoreCase(INHERIT)) {
      return Optional.empty();
    }
    return Optional.ofNullable(models.get(declared.strip().toLowerCase(Locale.ROOT)));
  }
}
