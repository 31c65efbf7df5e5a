package dev.tunesmith.engine.settings;

import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import java.time.Duration;
import java.util.List;

/** What each name under {@code budgets} sets. */
final class BudgetSettings {
  static final List<String> NAMES =
      List.of(
          "tokens", "money", "rounds", "tool_calls", "depth", "iterations", "deadline", "storage");
  private static final int MAX_DEPTH = 10;

  private BudgetSettings() {}

  static Budget with(SettingsReader reader, Budget budget, Entry entry) {
    ModelBudget models = budget.models();
    return switch (entry.key()) {
      case "iterations" -> budget.withIterations((int) reader.whole(entry, 1, Integer.MAX_VALUE));
      case "deadline" -> budget.withWallClock(time(reader, entry));
      case "storage" -> budget.withStorageBytes(bytes(reader, entry));
      case "tokens" -> budget.withModels(models.withTokens(some(reader, entry)));
      case "money" ->
          budget.withModels(models.withMoneyMicros(Amounts.micros(reader.money(entry))));
      case "rounds" -> budget.withModels(models.withRounds(some(reader, entry)));
      case "tool_calls" -> budget.withModels(models.withToolCalls(some(reader, entry)));
      default -> budget.withModels(models.withDepth((int) reader.whole(entry, 0, MAX_DEPTH)));
    };
  }

  private static long some(SettingsReader reader, Entry entry) {
    return reader.whole(entry, 1, Long.MAX_VALUE);
  }

  private static Duration time(SettingsReader reader, Entry entry) {
    return Amounts.time(reader.text(entry))
        .filter(time -> !time.isZero())
        .orElseThrow(
            () -> reader.fault(entry.line(), "'deadline' must be a time, as 90s, 30m or 2h"));
  }

  private static long bytes(SettingsReader reader, Entry entry) {
    return Amounts.bytes(reader.text(entry))
        .orElseThrow(() -> reader.fault(entry.line(), "'storage' must be a size, as 500MB or 2GB"));
  }
}
