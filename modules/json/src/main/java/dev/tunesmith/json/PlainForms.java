package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.issue.IssueId;
import dev.tunesmith.core.issue.IssueKind;
import dev.tunesmith.core.plan.PlanShape;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.workload.QueryName;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * The types that are written as one plain string, and {@link Value}, which is JSON as it stands.
 */
final class PlainForms extends SimpleModule {
  private static final long serialVersionUID = 1L;

  PlainForms() {
    super("plain-forms");
    plain(SkillId.class, SkillId::value, SkillId::new);
    plain(EvidenceId.class, EvidenceId::value, EvidenceId::new);
    plain(IssueId.class, IssueId::value, IssueId::new);
    plain(QueryName.class, QueryName::value, QueryName::new);
    plain(PlanShape.class, PlanShape::text, PlanShape::new);
    plain(RemedyKind.class, RemedyKind::label, RemedyKind::of);
    plain(IssueKind.class, IssueKind::label, IssueKind::of);
    plain(Duration.class, Duration::toString, Duration::parse);
    plain(Instant.class, Instant::toString, Instant::parse);
    addSerializer(new SortedSets());
    addSerializer(RawJson.class, new RawWriter());
    addDeserializer(RawJson.class, new RawReader());
    addSerializer(Value.class, new ValueWriter());
    addDeserializer(Value.class, new ValueReader<>(Value.class));
    addDeserializer(Value.Structure.class, new ValueReader<>(Value.Structure.class));
  }

  private <T> void plain(Class<T> type, Function<T, String> write, Function<String, T> read) {
    addSerializer(type, new PlainWriter<>(type, write));
    addDeserializer(type, new PlainReader<>(type, read));
  }

  /** Writes a value as one string. */
  static final class PlainWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<T, String> write;

    PlainWriter(Class<T> type, Function<T, String> write) {
      super(type);
      this.write = write;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(write.apply(value));
    }
  }

  private static final class PlainReader<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final Class<T> type;
    private final transient Function<String, T> read;

    PlainReader(Class<T> type, Function<String, T> read) {
      super(type);
      this.type = type;
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.getValueAsString("");
      try {
        return read.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw context.weirdStringException(text, type, String.valueOf(e.getMessage()));
      }
    }
  }

  private static final class RawWriter extends StdSerializer<RawJson> {
    private static final long serialVersionUID = 1L;

    RawWriter() {
      super(RawJson.class);
    }

    @Override
    public void serialize(RawJson value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeRawValue(value.text());
    }
  }

  private static final class RawReader extends StdDeserializer<RawJson> {
    private static final long serialVersionUID = 1L;

    RawReader() {
      super(RawJson.class);
    }

    @Override
    public RawJson deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return new RawJson(context.readTree(json).toString());
    }
  }

  private static final class ValueWriter extends StdSerializer<Value> {
    private static final long serialVersionUID = 1L;

    ValueWriter() {
      super(Value.class);
    }

    @Override
    public void serialize(Value value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeTree(ValueTree.of(value));
    }
  }

  private static final class ValueReader<V extends Value> extends StdDeserializer<V> {
    private static final long serialVersionUID = 1L;
    private final Class<V> type;

    ValueReader(Class<V> type) {
      super(type);
      this.type = type;
    }

    @Override
    public V deserialize(JsonParser json, DeserializationContext context) throws IOException {
      Value value = ValueTree.read(context.readTree(json));
      if (!type.isInstance(value)) {
        context.reportInputMismatch(type, "expected a %s", TypeName.of(type));
      }
      return type.cast(value);
    }

    @Override
    public V getNullValue(DeserializationContext context) {
      return type.cast(new Value.Nothing());
    }
  }
}
