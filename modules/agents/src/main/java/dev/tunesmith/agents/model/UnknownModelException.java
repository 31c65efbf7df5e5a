package dev.tunesmith.agents.model;

import dev.tunesmith.core.text.HiddenCharacters;

/** Says that a choice of model cannot be read. */
public final class UnknownModelException extends ModelException {
  private static final long serialVersionUID = 1L;

  private final String written;

  UnknownModelException(String written) {
    super(
        "expected openai:NAME, anthropic:NAME, ollama:NAME or builtin as the model, got '"
            + HiddenCharacters.shown(written)
            + "'");
    this.written = written;
  }

  /** What was written. */
  public String written() {
    return written;
  }
}
