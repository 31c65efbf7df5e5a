package dev.tunesmith.database.postgresql.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunesmith.database.dialect.StatementRecords.Listener;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Pattern;

/** A log of one JSON object a line, or an export as objects, one after the other or in a list. */
final class JsonRecords implements RecognisedForm {

  private static final Pattern START = Pattern.compile("\\s*\\[?\\s*\\{\\s*\"");
  private static final Pattern OF_A_LOG = Pattern.compile("\"error_severity\"\\s*:");
  private static final Pattern TEXT = Pattern.compile("\"query\"\\s*:");
  private static final Pattern CALLS = Pattern.compile("\"calls\"\\s*:");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public boolean begins(String text) {
    return START.matcher(text).lookingAt()
        && (OF_A_LOG.matcher(text).find()
            || (TEXT.matcher(text).find() && CALLS.matcher(text).find()));
  }

  @Override
  public void read(BufferedReader text, Listener records) throws IOException {
    Durations durations = new Durations(records);
    try (MappingIterator<JsonNode> objects = MAPPER.readerFor(JsonNode.class).readValues(text)) {
      while (objects.hasNextValue()) {
        JsonNode object = objects.nextValue();
        if (object.has("error_severity")) {
          durations.accept(entry(object));
        } else {
          Exported.of(name -> object.path(name).asText("")).ifPresent(records::ran);
        }
      }
    } catch (JsonProcessingException e) {
      // A log that is still written may end in the middle of an object.
      durations.end();
      return;
    }
    durations.end();
  }

  private static LogEntry entry(JsonNode object) {
    return new LogEntry(
        object.path("session_id").asText(""),
        object.path("dbname").asText(""),
        object.path("timestamp").asText(""),
        object.path("message").asText(""),
        object.path("detail").asText(""),
        object.path("statement").asText(""));
  }
}
