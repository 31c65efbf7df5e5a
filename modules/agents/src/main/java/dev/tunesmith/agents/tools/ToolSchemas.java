package dev.tunesmith.agents.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import java.util.Collection;
import java.util.List;

/** Writes tools as a model gets to see them. */
public final class ToolSchemas {
  /** Ends the work with a proposal. */
  static final String PROPOSE = "propose";

  /** Ends the work with nothing to propose. */
  public static final String GIVE_UP = "give_up";

  private ToolSchemas() {}

  static ToolSpecification of(Tool tool) {
    JsonObjectSchema.Builder schema = JsonObjectSchema.builder().additionalProperties(false);
    tool.parameters().forEach(each -> schema.addProperty(each.name(), element(each)));
    schema.required(
        tool.parameters().stream()
            .filter(each -> each.necessity() == Necessity.REQUIRED)
            .map(Parameter::name)
            .toList());
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(schema.build())
        .build();
  }

  private static JsonSchemaElement element(Parameter parameter) {
    String description = parameter.description();
    return switch (parameter.type()) {
      case TEXT -> text(description);
      case NUMBER -> JsonNumberSchema.builder().description(description).build();
      case FLAG -> JsonBooleanSchema.builder().description(description).build();
      case TEXTS -> texts(description);
      case STRUCTURE ->
          JsonObjectSchema.builder().description(description).additionalProperties(true).build();
    };
  }

  /** The tool that ends the work with nothing to propose. */
  static ToolSpecification giveUp() {
    return ToolSpecification.builder()
        .name(GIVE_UP)
        .description("Ends your work: nothing that you may do would help.")
        .parameters(
            JsonObjectSchema.builder()
                .addProperty("reason", text("why, in a sentence or two"))
                .required("reason")
                .additionalProperties(false)
                .build())
        .build();
  }

  /** The tool that ends the work with a proposal. */
  static ToolSpecification propose(Collection<RemedyKind> allowed) {
    List<String> kinds = allowed.stream().sorted().map(RemedyKind::label).toList();
    return ToolSpecification.builder()
        .name(PROPOSE)
        .description("Ends your work with what should be tried and measured.")
        .parameters(
            JsonObjectSchema.builder()
                .addProperty("root_cause", text("why the issue exists, in a sentence or two"))
                .addProperty(
                    "remedies",
                    JsonArraySchema.builder()
                        .description("tried together, as one change")
                        .items(remedy(kinds))
                        .build())
                .addProperty(
                    "expected_gain",
                    JsonNumberSchema.builder()
                        .description("the share of the time you expect to save, 0 to 1")
                        .build())
                .addProperty("evidence", texts("ids that speak for it, for example [\"E4\"]"))
                .required("root_cause", "remedies", "expected_gain", "evidence")
                .additionalProperties(false)
                .build())
        .build();
  }

  private static JsonSchemaElement remedy(List<String> kinds) {
    JsonObjectSchema key =
        JsonObjectSchema.builder()
            .description("either a column or an expression")
            .addProperty("column", text("a column's name"))
            .addProperty("expression", text("an SQL expression, for example lower(email)"))
            .addProperty(
                "direction", JsonEnumSchema.builder().enumValues("ascending", "descending").build())
            .build();
    return JsonObjectSchema.builder()
        .addProperty("kind", JsonEnumSchema.builder().enumValues(kinds).build())
        .addProperty("table", text("schema.table"))
        .addProperty(
            "keys", JsonArraySchema.builder().description("of an index").items(key).build())
        .addProperty("include", texts("columns stored beside the keys"))
        .addProperty("where", text("the condition of a partial index"))
        .addProperty("method", text("the access method, btree if left out"))
        .addProperty("name", text("a name for a new index"))
        .addProperty("index", text("the name of the index to drop"))
        .required("kind")
        .build();
  }

  private static JsonSchemaElement text(String description) {
    return JsonStringSchema.builder().description(description).build();
  }

  private static JsonSchemaElement texts(String description) {
    return JsonArraySchema.builder()
        .description(description)
        .items(JsonStringSchema.builder().build())
        .build();
  }
}
