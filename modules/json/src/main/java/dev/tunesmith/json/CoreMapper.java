package dev.tunesmith.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.tunesmith.core.agent.Answer;
import dev.tunesmith.core.escalation.LadderEvent;
import dev.tunesmith.core.evidence.Equality;
import dev.tunesmith.core.issue.Issue;
import dev.tunesmith.core.quality.Verdict;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.tool.ToolResult;
import dev.tunesmith.core.workload.Course;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The mapper that knows core's types: snake_case names, and a type field where a type is sealed.
 */
final class CoreMapper {
  /** Core's sealed types; {@code Value} is not among them, since it is plain JSON. */
  static final List<Class<?>> SEALED =
      List.of(
          SessionEvent.class,
          LadderEvent.class,
          Verdict.class,
          Equality.class,
          Answer.class,
          ToolResult.class,
          Issue.Subject.class,
          Course.class);

  static final JsonMapper JSON = with(RemedyKinds.BUILT_IN);

  static final JsonMapper TIMELESS = JSON.rebuild().addModule(new Timeless()).build();

  private CoreMapper() {}

  /** The mapper that reads remedies of {@code kinds}. */
  static JsonMapper with(RemedyKinds kinds) {
    JsonMapper.Builder builder =
        JsonMapper.builder(new JsonFactory().setCharacterEscapes(new HiddenEscapes()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(new LowerCaseEnums())
            .addModule(new PlainForms())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    for (Class<?> collection : List.of(List.class, Set.class)) {
      builder.withConfigOverride(
          collection,
          override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }
    SEALED.forEach(type -> addTyped(builder, type, Stream.of(type.getPermittedSubclasses())));
    addTyped(builder, Remedy.class, kinds.types());
    return builder.build();
  }

  private static void addTyped(
      JsonMapper.Builder builder, Class<?> type, Stream<? extends Class<?>> forms) {
    builder.addMixIn(type, Typed.class);
    forms.forEach(form -> builder.registerSubtypes(new NamedType(form, TypeName.of(form))));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Typed {}
}
