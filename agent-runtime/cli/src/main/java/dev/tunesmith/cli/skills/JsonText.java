package dev.tunesmith.cli.skills;

import dev.tunesmith.core.text.HiddenCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * Written by hand, since loading a JSON library would cost these commands a third of the time they
 * may take to answer.
 */
/** One JSON object on one line. */
final class JsonText {

  private final List<String> members = new ArrayList<>();

  JsonText with(String name, @Nullable String value) {
    members.add(quoted(name) + ":" + (value == null ? "null" : quoted(value)));
    return this;
  }

  JsonText with(String name, int value) {
    members.add(quoted(name) + ":" + value);
    return this;
  }

  JsonText with(String name, List<String> values) {
    members.add(
        quoted(name)
            + ":"
            + values.stream().map(JsonText::quoted).collect(Collectors.joining(",", "[", "]")));
    return this;
  }

  JsonText with(String name, JsonText object) {
    members.add(quoted(name) + ":" + object);
    return this;
  }

  JsonText withObjects(String name, List<JsonText> objects) {
    members.add(
        quoted(name)
            + ":"
            + objects.stream().map(JsonText::toString).collect(Collectors.joining(",", "[", "]")));
    return this;
  }

  /** The lines of a JSON array of objects. */
  static List<String> array(List<JsonText> objects) {
    List<String> lines = new ArrayList<>();
    lines.add("[");
    for (int index = 0; index < objects.size(); index++) {
      lines.add("  " + objects.get(index) + (index < objects.size() - 1 ? "," : ""));
    }
    lines.add("]");
    return lines;
  }

  @Override
  public String toString() {
    return "{" + String.join(",", members) + "}";
  }

  static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + HiddenCharacters.escapedInJson(escaped) + '"';
  }
}
