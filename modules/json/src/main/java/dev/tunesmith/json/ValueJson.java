package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.tunesmith.core.tool.Value;

/** Writes the plain values of tools as JSON and reads them back. */
public final class ValueJson {
  // A model may add prose after its JSON; half of an answer must not pass for the whole.
  private static final ObjectReader READER =
      CoreMapper.JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ValueJson() {}

  /** One line of JSON; a number that JSON cannot hold becomes null. */
  public static String write(Value value) {
    return ValueTree.of(value).toString();
  }

  /**
   * Reads one JSON value.
   *
   * @throws UnreadableValueException if {@code json} is not exactly one JSON value
   */
  public static Value read(String json) {
    try {
      JsonNode tree = READER.readTree(json);
      if (tree.isMissingNode()) {
        throw new UnreadableValueException("expected a JSON value, got nothing");
      }
      return ValueTree.read(tree);
    } catch (JsonProcessingException e) {
      throw new UnreadableValueException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads one JSON object.
   *
   * @throws UnreadableValueException if {@code json} is not exactly one JSON object
   */
  public static Value.Structure readStructure(String json) {
    if (read(json) instanceof Value.Structure structure) {
      return structure;
    }
    throw new UnreadableValueException("expected a JSON object, got another JSON value");
  }
}
