package dev.tunesmith.cli.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host's model that does what the advisor says. */
final class HostMind {
  private static final Pattern CASE = Pattern.compile("case: (c-[0-9a-f]+)");
  private static final Pattern BLOCK = Pattern.compile("<data-[^>]*>\\n(.*)\\n</data-");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LOOKS = 20;

  private final PlayedHost host;
  private final String session;
  private String taken = "";

  HostMind(PlayedHost host, String session) {
    this.host = host;
    this.session = session;
  }

  /** Asks for a case until one waits, and says what is told of it. */
  String takeUp() {
    for (int look = 0; look < LOOKS; look++) {
      String told = host.told("case_next", Map.of("session", session));
      Matcher matcher = CASE.matcher(told);
      if (matcher.find()) {
        taken = matcher.group(1);
        return told;
      }
    }
    throw new AssertionError("no case was handed out");
  }

  String call(String tool, Map<String, Object> arguments) {
    return host.told(
        "case_tool",
        Map.of("session", session, "case", taken, "tool", tool, "arguments", arguments));
  }

  /** Proposes the first remedy that the advisor names. */
  String proposeWhatIsAdvised() throws JsonProcessingException {
    Matcher block = BLOCK.matcher(call("ask_advisor", Map.of()));
    if (!block.find()) {
      throw new AssertionError("the advice was not set apart as data");
    }
    JsonNode advice = JSON.readTree(block.group(1));
    JsonNode remedy = remedy(advice.path("result")).orElseThrow();
    return host.told(
        "case_propose",
        Map.of(
            "session",
            session,
            "case",
            taken,
            "root_cause",
            "the rows of one town are looked for among all",
            "remedies",
            JSON.convertValue(JSON.createArrayNode().add(remedy), Object.class),
            "expected_gain",
            0.8,
            "evidence",
            JSON.convertValue(advice.path("evidence"), Object.class)));
  }

  private static Optional<JsonNode> remedy(JsonNode node) {
    if (node.path("kind").asText().equals("create_index")) {
      return Optional.of(node);
    }
    for (JsonNode child : node) {
      Optional<JsonNode> found = remedy(child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
