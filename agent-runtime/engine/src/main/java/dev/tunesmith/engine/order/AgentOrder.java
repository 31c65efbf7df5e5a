package dev.tunesmith.engine.order;

import java.util.Map;

/**
 * Who works the cases, and on what terms.
 *
 * @param values whether string literals of the database may reach a model
 * @param environment where addresses and keys of models are looked up
 */
public record AgentOrder(
    AgentChoice choice, Values values, Settings settings, Map<String, String> environment) {

  /** Whether string literals of statements, plans and conditions may reach a model. */
  public enum Values {
    WITHHELD,
    SHARED
  }

  public AgentOrder {
    environment = Map.copyOf(environment);
  }

  /** Who works the cases, with literals withheld, no settings and the process's environment. */
  public static AgentOrder of(AgentChoice choice) {
    return new AgentOrder(choice, Values.WITHHELD, Settings.NONE, System.getenv());
  }
}
