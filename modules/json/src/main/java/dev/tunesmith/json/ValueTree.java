package dev.tunesmith.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

  private ValueTree() {}

  static JsonNode of(Value value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof Value.Text text) {
      return nodes.textNode(text.text());
    }
    if (value instanceof Value.Figure figure) {
      return number(figure.figure());
    }
    if (value instanceof Value.Flag flag) {
      return nodes.booleanNode(flag.flag());
    }
    if (value instanceof Value.Sequence sequence) {
      ArrayNode array = nodes.arrayNode();
      sequence.values().forEach(each -> array.add(of(each)));
      return array;
    }
    if (value instanceof Value.Structure structure) {
      ObjectNode object = nodes.objectNode();
      structure.fields().forEach((name, field) -> object.set(name, of(field)));
      return object;
    }
    return nodes.nullNode();
  }

  private static JsonNode number(double figure) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (Double.isNaN(figure) || Double.isInfinite(figure)) {
      return nodes.nullNode();
    }
    boolean whole = figure == Math.rint(figure) && Math.abs(figure) < WHOLE_NUMBERS_END;
    boolean negativeZero = figure == 0 && 1 / figure < 0;
    return whole && !negativeZero ? nodes.numberNode((long) figure) : nodes.numberNode(figure);
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
