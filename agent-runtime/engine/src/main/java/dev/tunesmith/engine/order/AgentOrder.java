package dev.tunesmith.engine.order;

import dev.tunesmith.agents.ProjectDocument;
import java.util.List;
import java.util.Map;

/**
 * Who works the cases, and on what terms.
 *
 * @param values whether string literals of the database may reach a model
 * @param environment where addresses and keys of models are looked up
 * @param documents what models are told of the project, as data
 */
public record AgentOrder(
    AgentChoice choice,
    Values values,
    Settings settings,
    Map<String, String> environment,
    List<ProjectDocument> documents) {

  /** Whether string literals of statements, plans and conditions may reach a model. */
  public enum Values {
    WITHHELD,
    SHARED
  }

  public AgentOrder {
    environment = Map.copyOf(environment);
    documents = List.copyOf(documents);
  }

  /** Who works the cases, with literals withheld, no settings and the process's environment. */
  public static AgentOrder of(AgentChoice choice) {
    return new AgentOrder(choice, Values.WITHHELD, Settings.NONE, System.getenv(), List.of());
  }
}
