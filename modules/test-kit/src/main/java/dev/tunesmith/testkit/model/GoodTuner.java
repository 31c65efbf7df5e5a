package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A good model: asks the advisor, unless it was told its advice, then proposes the first that was
 * not tried before, with the evidence that came with it. Every name and value it writes stood in an
 * earlier message of the same conversation; it knows nothing else.
 */
public final class GoodTuner implements Script {
  private static final String ADVISOR = "ask_advisor";
  private static final double GAIN = 0.5;

  @Override
  public Reply next(Dialogue dialogue) {
    if (dialogue.isProbe()) {
      return Dialogue.READY;
    }
    Optional<Dialogue.Turn.Result> advice = dialogue.lastResult(ADVISOR);
    if (advice.isPresent()) {
      return propose(advice.get().text(), tried(dialogue));
    }
    return dialogue.offers(ADVISOR) && !isTold(dialogue)
        ? Reply.call(ADVISOR, arguments(dialogue).toString())
        : propose(dialogue.task(), tried(dialogue));
  }

  private static boolean isTold(Dialogue dialogue) {
    return DataBlocks.in(dialogue.task()).stream()
        .anyMatch(block -> block.path("result").has("advice"));
  }

  /** What the tool requires is taken from the case, by the same name. */
  private static ObjectNode arguments(Dialogue dialogue) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    for (Dialogue.OfferedTool tool : dialogue.tools()) {
      if (tool.name().equals(ADVISOR)) {
        for (JsonNode required : tool.schema().path("required")) {
          fromCase(dialogue, required.asText())
              .ifPresent(value -> arguments.set(required.asText(), value));
        }
      }
    }
    return arguments;
  }

  private static Optional<JsonNode> fromCase(Dialogue dialogue, String name) {
    String field = name.equals("query") || name.equals("statement") ? "name" : name;
    return DataBlocks.in(dialogue.task()).stream()
        .map(block -> block.path(field))
        .filter(JsonNode::isValueNode)
        .findFirst();
  }

  private static Set<JsonNode> tried(Dialogue dialogue) {
    Set<JsonNode> tried = new HashSet<>();
    for (JsonNode block : DataBlocks.in(dialogue.task())) {
      if (!block.has("result")) {
        remedies(block).forEach(remedy -> tried.add(unnamed(remedy)));
      }
    }
    return tried;
  }

  private static Reply propose(String result, Set<JsonNode> tried) {
    for (JsonNode block : DataBlocks.in(result)) {
      for (JsonNode remedy : remedies(block.path("result"))) {
        if (!tried.contains(unnamed(remedy)) && !block.path("evidence").isEmpty()) {
          return Reply.call("propose", proposal(remedy, block.path("evidence")).toString());
        }
      }
    }
    return giveUp("the advisor has nothing new");
  }

  private static ObjectNode proposal(JsonNode remedy, JsonNode evidence) {
    ObjectNode proposal = JsonNodeFactory.instance.objectNode();
    proposal.put("root_cause", "The advisor sees an access path that is missing or not needed.");
    proposal.putArray("remedies").add(remedy);
    proposal.put("expected_gain", GAIN);
    proposal.set("evidence", evidence);
    return proposal;
  }

  private static Reply giveUp(String reason) {
    return Reply.call(
        "give_up", JsonNodeFactory.instance.objectNode().put("reason", reason).toString());
  }

  /** Every remedy in its plain form, at any depth, in order. */
  private static List<JsonNode> remedies(JsonNode node) {
    List<JsonNode> found = new ArrayList<>();
    String kind = node.path("kind").asText();
    if (Set.of("create_index", "drop_index", "rewrite").contains(kind)) {
      found.add(node);
      return found;
    }
    node.forEach(child -> found.addAll(remedies(child)));
    return found;
  }

  private static JsonNode unnamed(JsonNode remedy) {
    ObjectNode copy = remedy.deepCopy();
    copy.remove("name");
    return copy;
  }
}
