package dev.tunesmith.cli.session;

import dev.tunesmith.cli.option.Money;
import dev.tunesmith.engine.TuningSessionBuilder;
import dev.tunesmith.engine.order.InvalidInputException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much the language models of a session may use. */
final class ModelBudgetOptions {

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      order = 23,
      description = "How many tokens the models may read and write together. Default: no limit.")
  private @Nullable Long tokens;

  @Option(
      names = "--max-money",
      paramLabel = "AMOUNT",
      order = 24,
      converter = Money.class,
      description = {
        "How much the models may cost, for example 2.50, by the prices in the settings.",
        "Default: no limit."
      })
  private @Nullable BigDecimal money;

  void applyTo(TuningSessionBuilder session) {
    if (tokens != null) {
      if (tokens < 1) {
        throw new InvalidInputException("--max-tokens must be at least 1, got " + tokens);
      }
      session.maxTokens(tokens);
    }
    if (money != null) {
      session.maxMoney(money);
    }
  }
}
