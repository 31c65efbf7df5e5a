package dev.tunesmith.agents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what a model wrote as JSON, and writes values for it to read. */
final class ValueJson {
  private static final int MAX_DEPTH = 40;
  private static final double EXACT_INTEGERS = 1L << 53;
  private static final ObjectMapper MAPPER = mapper();

  private ValueJson() {}

  private static ObjectMapper mapper() {
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

  /** The structure a text holds; empty if it is not exactly one JSON object. */
  static Optional<Structure> parse(String json) {
    try {
      return MAPPER.readTree(json) instanceof ObjectNode object
          ? Optional.of(structure(object))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** One line of JSON without a hidden character in it. */
  static String write(Value value) {
    // Outside of strings JSON has only plain characters, so this escapes within strings alone.
    return HiddenCharacters.shown(node(value).toString());
  }

  /** The same text for the same value, whatever the order of its fields. */
  static String canonical(Value value) {
    return write(sorted(value));
  }

  private static Value sorted(Value value) {
    if (value instanceof Structure structure) {
      Map<String, Value> fields = new TreeMap<>();
      structure.fields().forEach((name, field) -> fields.put(name, sorted(field)));
      return new Structure(fields);
    }
    return value instanceof Value.Sequence sequence
        ? new Value.Sequence(sequence.values().stream().map(ValueJson::sorted).toList())
        : value;
  }

  private static Value value(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return structure(object);
    }
    if (node.isArray()) {
      List<Value> values = new ArrayList<>();
      node.forEach(element -> values.add(value(element)));
      return new Value.Sequence(values);
    }
    if (node.isTextual()) {
      return new Value.Text(node.textValue());
    }
    if (node.isNumber()) {
      return new Value.Figure(node.doubleValue());
    }
    return node.isBoolean() ? new Value.Flag(node.booleanValue()) : new Value.Nothing();
  }

  private static Structure structure(ObjectNode object) {
    Map<String, Value> fields = new LinkedHashMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
    return new Structure(fields);
  }

  private static JsonNode node(Value value) {
    if (value instanceof Structure structure) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      structure.fields().forEach((name, field) -> object.set(name, node(field)));
      return object;
    }
    if (value instanceof Value.Sequence sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      sequence.values().forEach(element -> array.add(node(element)));
      return array;
    }
    if (value instanceof Value.Text text) {
      return TextNode.valueOf(text.text());
    }
    if (value instanceof Value.Figure figure) {
      return number(figure.figure());
    }
    return value instanceof Value.Flag flag
        ? BooleanNode.valueOf(flag.flag())
        : NullNode.getInstance();
  }

  private static JsonNode number(double figure) {
    if (!Double.isFinite(figure)) {
      return NullNode.getInstance();
    }
    return figure == Math.rint(figure) && Math.abs(figure) <= EXACT_INTEGERS
        ? LongNode.valueOf((long) figure)
        : DoubleNode.valueOf(figure);
  }
}
