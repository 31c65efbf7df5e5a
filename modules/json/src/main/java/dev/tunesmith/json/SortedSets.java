package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Writes a set in the order of its members' names, since its own order may differ each time. */
final class SortedSets extends StdSerializer<Set<?>> {
  private static final long serialVersionUID = 1L;

  SortedSets() {
    super(Set.class, false);
  }

  @Override
  public void serialize(Set<?> set, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    List<?> members = set.stream().sorted(Comparator.comparing(String::valueOf)).toList();
    json.writeStartArray();
    for (Object member : members) {
      provider.defaultSerializeValue(member, json);
    }
    json.writeEndArray();
  }
}
