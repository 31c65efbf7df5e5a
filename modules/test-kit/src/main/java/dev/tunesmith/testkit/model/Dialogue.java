package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as a request carried it, whatever the protocol.
 *
 * @param request the number of the request at this server, from 1
 * @param turns without the system's words, oldest first
 */
public record Dialogue(
    int request, String model, String system, List<Turn> turns, List<OfferedTool> tools) {

  /** What a model that is there answers to a probe. */
  public static final Reply READY = Reply.call("say_ready", "{}");

  private static final String PROBE = "say_ready";

  /** One contribution to a conversation. */
  public sealed interface Turn {

    /** What the user's side said. */
    record User(String text) implements Turn {}

    /** What the model said before. */
    record Model(String text, List<Call> calls) implements Turn {
      public Model {
        calls = List.copyOf(calls);
      }
    }

    /** What a tool returned. */
    record Result(String callId, String tool, String text) implements Turn {}
  }

  /**
   * A call of a tool.
   *
   * @param arguments as text, since a model may write anything
   */
  public record Call(String id, String tool, String arguments) {}

  /**
   * A tool that the request offers.
   *
   * @param schema the JSON schema of its arguments
   */
  public record OfferedTool(String name, String description, JsonNode schema) {}

  public Dialogue {
    turns = List.copyOf(turns);
    tools = List.copyOf(tools);
  }

  /** The results of tools so far, oldest first. */
  public List<Turn.Result> results() {
    return turns.stream()
        .filter(Turn.Result.class::isInstance)
        .map(Turn.Result.class::cast)
        .toList();
  }

  /** The last result of that tool. */
  public Optional<Turn.Result> lastResult(String tool) {
    return results().stream()
        .filter(result -> result.tool().equals(tool))
        .reduce((earlier, later) -> later);
  }

  /** The first words of the user's side: the case. */
  public String task() {
    return turns.stream()
        .filter(Turn.User.class::isInstance)
        .map(turn -> ((Turn.User) turn).text())
        .findFirst()
        .orElse("");
  }

  /** How many answers the model gave before this request. */
  public int answersSoFar() {
    return (int) turns.stream().filter(Turn.Model.class::isInstance).count();
  }

  /** Whether the request only asks if the model is there and calls tools. */
  public boolean isProbe() {
    return offers(PROBE);
  }

  /** Whether a tool of that name is offered. */
  public boolean offers(String tool) {
    return tools.stream().anyMatch(offered -> offered.name().equals(tool));
  }
}
