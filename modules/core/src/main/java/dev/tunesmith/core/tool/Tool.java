package dev.tunesmith.core.tool;

import java.util.List;

/**
 * Something an agent may call.
 *
 * @param name snake_case, as an agent calls it
 * @param description what it does and when to use it, for a model to read
 */
public record Tool(String name, String description, List<Parameter> parameters) {

  /**
   * An argument of a tool.
   *
   * @param description what it means, for a model to read
   */
  public record Parameter(String name, Type type, Necessity necessity, String description) {}

  /** The form of an argument. */
  public enum Type {
    TEXT,
    NUMBER,
    FLAG,
    TEXTS,
    STRUCTURE
  }

  /** Whether an argument may be left out. */
  public enum Necessity {
    REQUIRED,
    OPTIONAL
  }

  public Tool {
    parameters = List.copyOf(parameters);
  }
}
