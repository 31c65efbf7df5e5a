package dev.tunesmith.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.tunesmith.core.session.SessionEvent;
import dev.tunesmith.core.session.SessionState;
import dev.tunesmith.json.JsonWriting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void a_whole_session_is_valid_and_every_field_is_described() throws IOException {
    assertThat(faults(ShopSession.state())).isEmpty();
  }

  @Test
  void a_session_cut_off_anywhere_is_valid() throws IOException {
    List<SessionEvent> events = ShopSession.events();
    for (int end = 0; end <= events.size(); end++) {
      assertThat(faults(ShopSession.stateOf(events.subList(0, end)))).as("after %d", end).isEmpty();
    }
  }

  @Test
  void sessions_of_odd_events_are_valid() throws IOException {
    for (long seed = 0; seed < 40; seed++) {
      SessionState state = ShopSession.stateOf(new OddEvents(seed).draw(60));
      assertThat(faults(state)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void the_schema_refuses_a_document_without_its_result() throws IOException {
    ObjectNode document = (ObjectNode) MAPPER.readTree(json(ShopSession.state()));
    document.remove("result");

    assertThat(schema().validate(document)).isNotEmpty();
  }

  private static List<String> faults(SessionState state) throws IOException {
    return schema().validate(MAPPER.readTree(json(state))).stream().map(Object::toString).toList();
  }

  private static String json(SessionState state) {
    return JsonWriting.pretty(SessionDocument.of(state));
  }

  /** The published schema, made strict: here a field that it does not describe is a fault. */
  private static JsonSchema schema() throws IOException {
    JsonNode schema = MAPPER.readTree(Path.of("../../docs/session.schema.json").toFile());
    closeObjects(schema);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  private static void closeObjects(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("type").asText().equals("object")) {
      object.put("additionalProperties", false);
    }
    node.forEach(SessionSchemaTest::closeObjects);
  }
}
