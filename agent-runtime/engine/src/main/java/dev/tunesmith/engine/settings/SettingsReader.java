package dev.tunesmith.engine.settings;

import dev.tunesmith.agents.budget.Price;
import dev.tunesmith.agents.model.ModelChoice;
import dev.tunesmith.agents.model.UnknownModelException;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.engine.order.InvalidInputException;
import dev.tunesmith.engine.order.Settings;
import dev.tunesmith.skillfiles.yaml.YamlReader;
import dev.tunesmith.skillfiles.yaml.YamlReading;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one settings file strictly: what is not understood is an error, with its line. */
final class SettingsReader {
  private static final List<String> SECTIONS =
      List.of("models", "prices", "budgets", "answer_tokens", "databases", "journal");

  private final Path file;

  SettingsReader(Path file) {
    this.file = file;
  }

  Settings read(String text) {
    Settings settings = Settings.NONE;
    for (Entry entry : entries(root(text), SECTIONS)) {
      settings = with(settings, entry);
    }
    return settings;
  }

  private @Nullable YamlValue root(String text) {
    YamlReading reading = YamlReader.read(text, 1);
    if (reading instanceof YamlReading.Broken broken) {
      throw fault(broken.line(), broken.problem());
    }
    if (reading instanceof YamlReading.Refused refused) {
      throw fault(refused.line(), refused.problem());
    }
    YamlReading.Tree tree = (YamlReading.Tree) reading;
    if (!tree.localTags().isEmpty()) {
      throw fault(tree.localTags().get(0), "tags have no meaning here");
    }
    return tree.root();
  }

  private Settings with(Settings so, Entry entry) {
    YamlValue value = entry.value();
    return switch (entry.key()) {
      case "models" -> so.with(models(value), so.prices(), so.budget());
      case "prices" -> so.with(so.models(), prices(value), so.budget());
      case "budgets" -> so.with(so.models(), so.prices(), budget(value));
      case "databases" -> so.naming(new DatabaseSettings(this, file).read(value));
      case "journal" -> so.keeping(new JournalSettings(this, file).read(entry));
      default -> so.answering((int) whole(entry, 1, Integer.MAX_VALUE));
    };
  }

  private Map<String, ModelChoice> models(YamlValue value) {
    Map<String, ModelChoice> models = new HashMap<>();
    for (Entry entry : entries(value, List.of())) {
      models.put(entry.key().strip().toLowerCase(Locale.ROOT), model(text(entry), entry.line()));
    }
    return models;
  }

  private ModelChoice model(String written, int line) {
    try {
      return ModelChoice.parse(written);
    } catch (UnknownModelException e) {
      throw fault(line, String.valueOf(e.getMessage()));
    }
  }

  private Map<String, Price> prices(YamlValue value) {
    Map<String, Price> prices = new HashMap<>();
    for (Entry entry : entries(value, List.of())) {
      Price price = price(entry);
      prices.put(model(entry.key(), entry.line()).toString(), price);
    }
    return prices;
  }

  private Price price(Entry model) {
    BigDecimal input = null;
    BigDecimal output = null;
    for (Entry entry : entries(model.value(), List.of("input", "output"))) {
      if (entry.key().equals("input")) {
        input = money(entry);
      } else {
        output = money(entry);
      }
    }
    if (input == null || output == null) {
      throw fault(
          model.line(), "'" + model.key() + "' needs input and output, each for a million tokens");
    }
    return new Price(input, output);
  }

  private Budget budget(YamlValue value) {
    Budget budget = Budget.STANDARD;
    for (Entry entry : entries(value, BudgetSettings.NAMES)) {
      budget = BudgetSettings.with(this, budget, entry);
    }
    return budget;
  }

  /** The entries of a mapping, each known and once; none where there is nothing. */
  List<Entry> entries(@Nullable YamlValue value, List<String> known) {
    if (value == null
        || (value instanceof YamlValue.Scalar scalar
            && scalar.spelling() == YamlValue.Spelling.NOTHING)) {
      return List.of();
    }
    if (!(value instanceof YamlValue.Mapping mapping)) {
      throw fault(value.line(), "expected names with values, as in 'name: value'");
    }
    Map<String, Integer> seen = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      if (!known.isEmpty() && !known.contains(entry.key())) {
        throw fault(
            entry.line(),
            "there is no setting '" + entry.key() + "' here; known: " + String.join(", ", known));
      }
      Integer before = seen.putIfAbsent(entry.key(), entry.line());
      if (before != null) {
        throw fault(entry.line(), "'" + entry.key() + "' stands twice, first in line " + before);
      }
    }
    return mapping.entries();
  }

  String text(Entry entry) {
    if (entry.value() instanceof YamlValue.Scalar scalar && !scalar.text().isBlank()) {
      return scalar.text();
    }
    throw fault(entry.line(), "'" + entry.key() + "' must be one value");
  }

  /** A whole number; underscores between its digits are allowed. */
  long whole(Entry entry, long least, long most) {
    String digits = text(entry).strip().replace("_", "");
    long number = digits.matches("\\d{1,18}") ? Long.parseLong(digits) : -1;
    if (number < least || number > most) {
      throw fault(
          entry.line(),
          "'"
              + entry.key()
              + "' must be a whole number from "
              + least
              + (most == Long.MAX_VALUE ? "" : " to " + most));
    }
    return number;
  }

  BigDecimal money(Entry entry) {
    return Amounts.money(text(entry))
        .orElseThrow(
            () ->
                fault(
                    entry.line(),
                    "'" + entry.key() + "' must be an amount with at most six decimals, as 0.25"));
  }

  InvalidInputException fault(int line, String problem) {
    return new InvalidInputException(file + ", line " + line + ": " + problem);
  }
}
