package dev.tunesmith.agents.model;

import java.util.Arrays;
import java.util.Locale;

/** Which model works on the cases. */
public sealed interface ModelChoice {

  /** No model: the built-in playbook. */
  record BuiltIn() implements ModelChoice {
    @Override
    public String toString() {
      return "builtin";
    }
  }

  /**
   * A model behind a server.
   *
   * @param model as the server names it
   */
  record Served(Provider provider, String model) implements ModelChoice {
    @Override
    public String toString() {
      return provider.name().toLowerCase(Locale.ROOT) + ":" + model;
    }
  }

  /** The protocols that are spoken; each has its own environment variables. */
  enum Provider {
    OPENAI,
    ANTHROPIC,
    OLLAMA
  }

  /**
   * Reads {@code openai:NAME}, {@code anthropic:NAME}, {@code ollama:NAME} or {@code builtin}. The
   * name may itself hold colons.
   *
   * @throws UnknownModelException if it is none of them
   */
  static ModelChoice parse(String text) {
    String written = text.strip();
    if (written.equalsIgnoreCase("builtin")) {
      return new BuiltIn();
    }
    int colon = written.indexOf(':');
    String model = written.substring(colon + 1).strip();
    if (colon < 0 || model.isEmpty() || !model.codePoints().allMatch(ModelChoice::isPlain)) {
      throw new UnknownModelException(text);
    }
    return new Served(provider(text, written.substring(0, colon).strip()), model);
  }

  private static Provider provider(String text, String name) {
    return Arrays.stream(Provider.values())
        .filter(provider -> provider.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new UnknownModelException(text));
  }

  private static boolean isPlain(int codePoint) {
    return codePoint > ' ' && codePoint < 0x7f;
  }
}
