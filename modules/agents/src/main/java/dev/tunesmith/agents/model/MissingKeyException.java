package dev.tunesmith.agents.model;

/** Says that a model needs a key and where the key is looked for. */
public final class MissingKeyException extends ModelException {
  private static final long serialVersionUID = 1L;

  private final String variable;

  MissingKeyException(ModelChoice.Served choice, String variable) {
    super(choice + " needs a key: set the environment variable " + variable);
    this.variable = variable;
  }

  /** The environment variable to set. */
  public String variable() {
    return variable;
  }
}
