package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The first place in which two JSON texts say something else.
 *
 * @param field the path to it, for example {@code trial.reads[0].outcome}; empty for the whole
 * @param expected what the first text says there, as plain text or JSON; empty for nothing
 * @param found what the second text says there
 */
public record JsonDifference(String field, String expected, String found) {

  /**
   * The first difference in the order of {@code expected}'s fields; empty if there is none.
   *
   * @throws UnreadableValueException if one of the texts is not JSON
   */
  public static Optional<JsonDifference> between(String expected, String found) {
    return between("", tree(expected), tree(found));
  }

  private static JsonNode tree(String json) {
    try {
      return CoreMapper.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UnreadableValueException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Optional<JsonDifference> between(String path, JsonNode expected, JsonNode found) {
    if (expected.equals(found)) {
      return Optional.empty();
    }
    if (expected.isObject() && found.isObject()) {
      return inObject(path, expected, found);
    }
    if (expected.isArray() && found.isArray()) {
      return inArray(path, expected, found);
    }
    return Optional.of(new JsonDifference(path, text(expected), text(found)));
  }

  private static Optional<JsonDifference> inObject(String path, JsonNode expected, JsonNode found) {
    Set<String> names = new LinkedHashSet<>();
    expected.fieldNames().forEachRemaining(names::add);
    found.fieldNames().forEachRemaining(names::add);
    String prefix = path.isEmpty() ? "" : path + ".";
    return names.stream()
        .flatMap(name -> between(prefix + name, expected.path(name), found.path(name)).stream())
        .findFirst();
  }

  private static Optional<JsonDifference> inArray(String path, JsonNode expected, JsonNode found) {
    for (int at = 0; at < Math.max(expected.size(), found.size()); at++) {
      Optional<JsonDifference> difference =
          between(path + "[" + at + "]", expected.path(at), found.path(at));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static String text(JsonNode node) {
    if (node.isMissingNode()) {
      return "";
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }
}
