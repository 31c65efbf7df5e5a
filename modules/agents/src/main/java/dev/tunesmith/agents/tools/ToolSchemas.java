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
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes tools as a model gets to see them. */
public final class ToolSchemas {
  /** Ends the work with a proposal. */
  static final String PROPOSE = "propose";

  /** What should be done that no remedy expresses. */
  static final String ADVICE = "advice";

  /** Ends the work with nothing to propose. */
  public static final String GIVE_UP = "give_up";

  /** What a proposal may say. */
  static final List<String> OF_A_PROPOSAL =
      List.of("root_cause", "remedies", "expected_gain", "evidence", ADVICE);

  private static final String IN_WORDS =
      "what should be done that no remedy expresses, for a person: a setting, keyset pagination,"
          + " another change in the application";

  private ToolSchemas() {}

  /** A tool in the form in which LangChain4j offers it to a model. */
  public static ToolSpecification of(Tool tool) {
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
    return parameter.type().match(new SchemaOf(SchemaOf.described(parameter.description())));
  }

  private record SchemaOf(@Nullable String description)
      implements Tool.Type.Cases<JsonSchemaElement> {

    @Override
    public JsonSchemaElement of(Tool.Type.Text text) {
      return text(description);
    }

    @Override
    public JsonSchemaElement of(Tool.Type.Numeric number) {
      return JsonNumberSchema.builder().description(description).build();
    }

    @Override
    public JsonSchemaElement of(Tool.Type.Flag flag) {
      return JsonBooleanSchema.builder().description(description).build();
    }

    @Override
    public JsonSchemaElement of(Tool.Type.OneOf one) {
      return JsonEnumSchema.builder().description(description).enumValues(one.words()).build();
    }

    @Override
    public JsonSchemaElement of(Tool.Type.ListOf list) {
      return JsonArraySchema.builder()
          .description(description)
          .items(list.each().match(new SchemaOf(null)))
          .build();
    }

    @Override
    public JsonSchemaElement of(Tool.Type.Structure structure) {
      JsonObjectSchema.Builder schema =
          JsonObjectSchema.builder()
              .description(described(description == null ? structure.description() : description));
      structure.fields().forEach(each -> schema.addProperty(each.name(), element(each)));
      return schema
          .required(
              structure.fields().stream()
                  .filter(each -> each.necessity() == Necessity.REQUIRED)
                  .map(Parameter::name)
                  .toList())
          .build();
    }

    @Override
    public JsonSchemaElement of(Tool.Type.Either either) {
      String form = "as one of " + PROPOSE + "'s remedies";
      return JsonObjectSchema.builder()
          .description(description == null ? form : form + "; " + description)
          .build();
    }

    /** An empty description is none. */
    private static @Nullable String described(@Nullable String words) {
      return words == null || words.isEmpty() ? null : words;
    }
  }

  /** The tool that ends the work with nothing to propose. */
  static ToolSpecification giveUp(Asked asked) {
    JsonObjectSchema.Builder words =
        JsonObjectSchema.builder().addProperty("reason", text(null)).additionalProperties(false);
    if (asked == Asked.FOR_WORK) {
      words.addProperty(ADVICE, text(IN_WORDS));
    }
    return ToolSpecification.builder()
        .name(GIVE_UP)
        .description("Ends your work: nothing that you may do would help.")
        .parameters(words.required("reason").build())
        .build();
  }

  /** The tool that ends the work with a proposal. */
  static ToolSpecification propose(Collection<RemedyKind> allowed, Asked asked) {
    return ToolSpecification.builder()
        .name(PROPOSE)
        .description("Ends your work: what should be tried and measured.")
        .parameters(
            JsonObjectSchema.builder()
                .addProperty("root_cause", text("why, in a sentence or two"))
                .addProperty(
                    "remedies",
                    JsonArraySchema.builder()
                        .description("tried together, as one change")
                        .items(remedy(allowed, asked))
                        .build())
                .addProperty(
                    "expected_gain",
                    JsonNumberSchema.builder()
                        .description("share of the time saved, 0 to 1")
                        .build())
                .addProperty("evidence", texts("ids, as E4"))
                .addProperty(ADVICE, text("what else should be done"))
                .required("root_cause", "remedies", "expected_gain", "evidence")
                .additionalProperties(false)
                .build())
        .build();
  }

  /** A form in words takes half of what its schema would, and says as much. */
  private static JsonSchemaElement remedy(Collection<RemedyKind> allowed, Asked asked) {
    return JsonObjectSchema.builder()
        .description(RemedyKinds.BUILT_IN.form(allowed).match(new FormWords(asked)))
        .build();
  }

  private static JsonSchemaElement text(@Nullable String description) {
    return JsonStringSchema.builder().description(description).build();
  }

  private static JsonSchemaElement texts(String description) {
    return JsonArraySchema.builder()
        .description(description)
        .items(JsonStringSchema.builder().build())
        .build();
  }
}
