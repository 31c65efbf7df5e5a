package dev.tunesmith.agents.outside;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes tools in few words: a mind outside reads them as text, not as schemas. A long form is
 * written once, and named where it comes again.
 */
final class ToolWords {
  private static final int LONG = 200;

  private final Map<String, String> written = new HashMap<>();

  private ToolWords() {}

  static List<String> of(List<ToolSpecification> tools) {
    ToolWords words = new ToolWords();
    return tools.stream().map(words::of).toList();
  }

  private String of(ToolSpecification tool) {
    JsonObjectSchema parameters = tool.parameters();
    return "- "
        + tool.name()
        + (parameters == null ? "{}" : fields(parameters, tool.name()))
        + ": "
        + tool.description();
  }

  private String fields(JsonObjectSchema schema, String path) {
    List<String> required = schema.required() == null ? List.of() : schema.required();
    return schema.properties().entrySet().stream()
        .map(each -> field(each, required.contains(each.getKey()), path))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String field(
      Map.Entry<String, JsonSchemaElement> field, boolean isRequired, String path) {
    String said = description(field.getValue());
    return field.getKey()
        + (isRequired ? ": " : "?: ")
        + type(field.getValue(), path + "." + field.getKey())
        + (said == null || said.isBlank() ? "" : " (" + said + ")");
  }

  private String type(JsonSchemaElement element, String path) {
    if (element instanceof JsonObjectSchema object) {
      return object.properties().isEmpty() ? "object" : once(fields(object, path), path);
    }
    if (element instanceof JsonArraySchema array) {
      return "[" + type(array.items(), path) + "]";
    }
    if (element instanceof JsonEnumSchema one) {
      return String.join("|", one.enumValues());
    }
    if (element instanceof JsonNumberSchema) {
      return "number";
    }
    return element instanceof JsonBooleanSchema ? "true|false" : "text";
  }

  private String once(String form, String path) {
    String before = form.length() < LONG ? null : written.putIfAbsent(form, path);
    return before == null ? form : "in the form of " + before;
  }

  private static @Nullable String description(JsonSchemaElement element) {
    return element.description();
  }
}
