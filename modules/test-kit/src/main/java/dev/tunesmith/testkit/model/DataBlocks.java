package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;

/** Finds the JSON that a message carries on lines of its own, as a reading model would. */
final class DataBlocks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DataBlocks() {}

  static List<JsonNode> in(String message) {
    return message
        .lines()
        .filter(line -> line.startsWith("{") || line.startsWith("["))
        .flatMap(line -> json(line).stream())
        .toList();
  }

  /** Empty for words that only begin with a bracket. */
  private static Optional<JsonNode> json(String line) {
    try {
      return Optional.of(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
