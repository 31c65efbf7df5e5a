package dev.tunesmith.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunesmith.core.tool.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a {@link Value} into a tree of JSON and back. */
final class ValueTree {
  // Above this a double no longer holds every whole number, so it is not written as one.
  private static final double WHOLE_NUMBERS_END = 1L << 53;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final Value.Cases<JsonNode> WRITER =
      new Value.Cases<>() {
        @Override
        public JsonNode of(Value.Text text) {
          return NODES.textNode(text.text());
        }

        @Override
        public JsonNode of(Value.Figure figure) {
          return number(figure.figure());
        }

        @Override
        public JsonNode of(Value.Flag flag) {
          return NODES.booleanNode(flag.flag());
        }

        @Override
        public JsonNode of(Value.Nothing nothing) {
          return NODES.nullNode();
        }

        @Override
        public JsonNode of(Value.Sequence sequence) {
          return NODES.arrayNode().addAll(sequence.values().stream().map(ValueTree::of).toList());
        }

        @Override
        public JsonNode of(Value.Structure structure) {
          ObjectNode object = NODES.objectNode();
          structure.fields().forEach((name, field) -> object.set(name, field.match(this)));
          return object;
        }
      };

  private ValueTree() {}

  static JsonNode of(Value value) {
    return value.match(WRITER);
  }

  private static JsonNode number(double figure) {
    if (Double.isNaN(figure) || Double.isInfinite(figure)) {
      return NODES.nullNode();
    }
    boolean whole = figure == Math.rint(figure) && Math.abs(figure) < WHOLE_NUMBERS_END;
    boolean negativeZero = figure == 0 && 1 / figure < 0;
    return whole && !negativeZero ? NODES.numberNode((long) figure) : NODES.numberNode(figure);
  }

  static Value read(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> new Value.Text(node.textValue());
      case NUMBER -> new Value.Figure(node.doubleValue());
      case BOOLEAN -> new Value.Flag(node.booleanValue());
      case ARRAY -> sequence(node);
      case OBJECT -> structure(node);
      case NULL, MISSING, BINARY, POJO -> new Value.Nothing();
    };
  }

  private static Value sequence(JsonNode array) {
    List<Value> values = new ArrayList<>();
    array.forEach(each -> values.add(read(each)));
    return new Value.Sequence(values);
  }

  private static Value structure(JsonNode object) {
    Map<String, Value> fields = new LinkedHashMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), read(field.getValue())));
    return new Value.Structure(fields);
  }
}
