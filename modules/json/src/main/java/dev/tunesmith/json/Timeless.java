package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Leaves instants and durations blank, for texts that are to be compared without them. */
final class Timeless extends SimpleModule {
  private static final long serialVersionUID = 1L;

  Timeless() {
    super("timeless");
    addSerializer(Instant.class, new Blank<>(Instant.class));
    addSerializer(Duration.class, new Blank<>(Duration.class));
  }

  private static final class Blank<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    Blank(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString("");
    }
  }
}
