package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the arguments of a tool as a JSON schema. */
public final class ToolForm {

  private ToolForm() {}

  /** The schema of a tool's arguments. */
  public static Map<String, Object> schema(Tool tool) {
    Map<String, Object> schema = object(tool.parameters());
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> object(List<Parameter> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach(each -> properties.put(each.name(), each.type().match(new Form(each))));
    Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", "object"));
    schema.put("properties", properties);
    List<String> required =
        fields.stream()
            .filter(each -> each.necessity() == Necessity.REQUIRED)
            .map(Parameter::name)
            .toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private record Form(@Nullable Parameter parameter)
      implements Tool.Type.Cases<Map<String, Object>> {

    @Override
    public Map<String, Object> of(Tool.Type.Text text) {
      return typed("string");
    }

    @Override
    public Map<String, Object> of(Tool.Type.Numeric number) {
      return typed("number");
    }

    @Override
    public Map<String, Object> of(Tool.Type.Flag flag) {
      return typed("boolean");
    }

    @Override
    public Map<String, Object> of(Tool.Type.OneOf one) {
      Map<String, Object> form = typed("string");
      form.put("enum", one.words());
      return form;
    }

    @Override
    public Map<String, Object> of(Tool.Type.ListOf list) {
      Map<String, Object> form = typed("array");
      form.put("items", list.each().match(new Form(null)));
      return form;
    }

    @Override
    public Map<String, Object> of(Tool.Type.Structure structure) {
      return structure.fields().isEmpty() ? typed("object") : object(structure.fields());
    }

    @Override
    public Map<String, Object> of(Tool.Type.Either either) {
      return described(
          new LinkedHashMap<>(Map.of("anyOf", either.forms().stream().map(this::of).toList())));
    }

    private Map<String, Object> typed(String type) {
      Map<String, Object> form = new LinkedHashMap<>();
      form.put("type", type);
      return described(form);
    }

    private Map<String, Object> described(Map<String, Object> form) {
      if (parameter != null && !parameter.description().isEmpty()) {
        form.put("description", parameter.description());
      }
      return form;
    }
  }
}
