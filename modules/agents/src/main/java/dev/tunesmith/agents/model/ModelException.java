package dev.tunesmith.agents.model;

/** The root of what can be wrong with the choice or the set-up of a model. */
public abstract sealed class ModelException extends RuntimeException
    permits UnknownModelException, MissingKeyException, UnusableSettingException {
  private static final long serialVersionUID = 1L;

  ModelException(String message) {
    super(message);
  }
}
