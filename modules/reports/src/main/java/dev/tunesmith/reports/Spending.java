package dev.tunesmith.reports;

import dev.tunesmith.core.session.ModelSpending;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.core.text.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Says what the language models of a session used; nothing where none was asked. */
final class Spending {
  private static final int MICRO_DIGITS = 6;

  private Spending() {}

  static Optional<String> of(SessionState state) {
    ModelSpending spending = state.spending();
    return spending.calls() == 0 ? Optional.empty() : Optional.of(words(spending));
  }

  private static String words(ModelSpending spending) {
    Long micros = spending.moneyMicros();
    return Figures.count(spending.calls(), "call", "calls")
        + ", "
        + Figures.count(spending.inputTokens())
        + " tokens sent and "
        + Figures.count(spending.outputTokens())
        + " answered"
        + (micros == null ? "" : ", " + money(micros) + " by the price table");
  }

  /** An amount with at least two decimals, for example {@code 0.42} or {@code 0.000315}. */
  static String money(long micros) {
    BigDecimal amount = BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros();
    return amount.setScale(Math.max(2, amount.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }
}
