package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A good model that looks around before it acts: at what takes the time, at the settings, at who
 * waits; it asks a colleague and the advisor, and has the first advice tried. Names, remedies and
 * evidence it writes stood in an earlier message of the same conversation; it knows nothing else.
 */
public final class ThoroughTuner implements Script {
  private static final List<String> LOOKS = List.of("top_statements", "settings", "locks");
  private static final String PEER = "consult_peer";
  private static final String ADVISOR = "ask_advisor";
  private static final String TRY = "try_remedy";
  private static final double GAIN = 0.5;

  @Override
  public Reply next(Dialogue dialogue) {
    if (dialogue.isProbe()) {
      return Dialogue.READY;
    }
    for (String look : LOOKS) {
      if (isOpen(dialogue, look)) {
        return Reply.call(look, "{}");
      }
    }
    if (isOpen(dialogue, PEER)) {
      return Reply.call(PEER, question(dialogue).toString());
    }
    if (dialogue.offers(ADVISOR) && dialogue.lastResult(ADVISOR).isEmpty()) {
      return Reply.call(ADVISOR, "{}");
    }
    return isOpen(dialogue, TRY) ? tryOut(dialogue) : new GoodTuner().next(dialogue);
  }

  private static boolean isOpen(Dialogue dialogue, String tool) {
    return dialogue.offers(tool) && dialogue.lastResult(tool).isEmpty();
  }

  /**
   * The tool's own description ends with who may be asked; the busiest statement is asked about.
   */
  private static ObjectNode question(Dialogue dialogue) {
    String described =
        dialogue.tools().stream()
            .filter(tool -> tool.name().equals(PEER))
            .map(Dialogue.OfferedTool::description)
            .findFirst()
            .orElse("");
    String peers = described.substring(described.lastIndexOf(':') + 1).replace(".", " ");
    String busiest =
        field(dialogue, LOOKS.get(0), "statements").map(top -> top.path(0)).stream()
            .map(statement -> statement.path("query").asText())
            .findFirst()
            .orElse("");
    return JsonNodeFactory.instance
        .objectNode()
        .put("peer", peers.split(",", 2)[0].strip())
        .put("question", "What would you try for " + busiest + "?");
  }

  private static Reply tryOut(Dialogue dialogue) {
    Optional<JsonNode> best = field(dialogue, ADVISOR, "advice").map(advice -> advice.path(0));
    if (best.isEmpty() || best.get().isMissingNode()) {
      return new GoodTuner().next(dialogue);
    }
    ObjectNode wanted = JsonNodeFactory.instance.objectNode();
    wanted.put("root_cause", "The advisor sees an access path that is missing or not needed.");
    wanted.set("remedy", best.get().path("remedy"));
    wanted.put("expected_gain", GAIN);
    wanted.set("evidence", block(dialogue, ADVISOR).orElseThrow().path("evidence"));
    return Reply.call(TRY, wanted.toString());
  }

  private static Optional<JsonNode> field(Dialogue dialogue, String tool, String name) {
    return block(dialogue, tool).map(block -> block.path("result").path(name));
  }

  private static Optional<JsonNode> block(Dialogue dialogue, String tool) {
    return dialogue.lastResult(tool).stream()
        .flatMap(result -> DataBlocks.in(result.text()).stream())
        .findFirst();
  }
}
