package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the plain values of tools as JSON and reads them back. What comes in may have been written
 * by a model: a name that stands twice and nesting deeper than 40 are refused. What goes out has no
 * hidden character in it.
 */
public final class ValueJson {
  private static final int MAX_DEPTH = 40;

  // A model may add prose after its JSON; half of an answer must not pass for the whole.
  private static final ObjectMapper STRICT = strict();

  private static final Value.Change SORTED =
      new Value.Change() {
        @Override
        public Value of(Structure structure) {
          Map<String, Value> fields = new TreeMap<>();
          structure.fields().forEach((name, field) -> fields.put(name, field.match(this)));
          return new Structure(fields);
        }
      };

  private ValueJson() {}

  private static ObjectMapper strict() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return mapper;
  }

  /**
   * One line of JSON, each hidden character escaped; a number that JSON cannot hold becomes null.
   */
  public static String write(Value value) {
    // Outside of strings JSON has only plain characters, so this escapes within strings alone.
    return HiddenCharacters.escapedInJson(ValueTree.of(value).toString());
  }

  /** The same text for the same value, whatever the order of its fields. */
  public static String canonical(Value value) {
    return write(value.match(SORTED));
  }

  /** The structure a text holds; empty if it is not exactly one JSON object. */
  public static Optional<Structure> parse(String json) {
    try {
      return ValueTree.read(STRICT.readTree(json)).asStructure();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads one JSON value.
   *
   * @throws UnreadableValueException if {@code json} is not exactly one JSON value
   */
  public static Value read(String json) {
    try {
      JsonNode tree = STRICT.readTree(json);
      if (tree.isMissingNode()) {
        throw new UnreadableValueException("expected a JSON value, got nothing");
      }
      return ValueTree.read(tree);
    } catch (JsonProcessingException e) {
      throw new UnreadableValueException("not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
