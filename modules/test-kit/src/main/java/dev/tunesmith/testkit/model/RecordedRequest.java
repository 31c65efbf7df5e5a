package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A request as it came in.
 *
 * @param headers by lower-case name, the first value of each
 */
public record RecordedRequest(
    String path, Map<String, String> headers, JsonNode body, Dialogue dialogue) {

  public RecordedRequest {
    headers = Map.copyOf(headers);
  }
}
