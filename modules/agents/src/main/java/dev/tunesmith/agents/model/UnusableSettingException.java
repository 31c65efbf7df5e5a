package dev.tunesmith.agents.model;

/** Says that an environment variable holds something a model cannot be reached with. */
public final class UnusableSettingException extends ModelException {
  private static final long serialVersionUID = 1L;

  private final String variable;

  /** The value stays out of the message: it may be a key. */
  UnusableSettingException(String variable, String expected) {
    super("the environment variable " + variable + " must be " + expected);
    this.variable = variable;
  }

  /** The environment variable that is wrong. */
  public String variable() {
    return variable;
  }
}
