package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.session.LedgerEntry;
import dev.tunesmith.core.session.Phase;
import dev.tunesmith.core.session.SessionEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ledger's entries as lines of JSON and reads them back. Every line names the format it is
 * in and the phase of the loop it belongs to, so that it can be read alone; fields that this
 * version does not know are passed over.
 */
public final class LedgerJson {
  /** The format this version writes, and the highest it reads. */
  public static final int FORMAT = 1;

  private record Line(
      int format, long sequence, Instant at, @Nullable Phase phase, SessionEvent event) {}

  private LedgerJson() {}

  /** The entry as one line of JSON, without a line break. */
  public static String write(LedgerEntry entry) {
    return write(entry, CoreMapper.JSON);
  }

  /** The same where {@code kinds} of remedy are known. */
  public static String write(LedgerEntry entry, RemedyKinds kinds) {
    return write(entry, CoreMapper.with(kinds));
  }

  private static String write(LedgerEntry entry, JsonMapper mapper) {
    Line line =
        new Line(FORMAT, entry.sequence(), entry.at(), Phase.of(entry.event()), entry.event());
    try {
      return mapper.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: entry " + entry.sequence(), e);
    }
  }

  /**
   * Reads a line back.
   *
   * @throws UnreadableLedgerException if the line is torn, in a newer format, or holds an event
   *     that this version does not know
   */
  public static LedgerEntry read(String line) {
    return read(line, CoreMapper.JSON);
  }

  /** The same where {@code kinds} of remedy are known. */
  public static LedgerEntry read(String line, RemedyKinds kinds) {
    return read(line, CoreMapper.with(kinds));
  }

  private static LedgerEntry read(String line, JsonMapper mapper) {
    JsonNode tree = parse(line);
    long number = tree.path("sequence").asLong(0);
    int format = tree.path("format").asInt(0);
    if (format < 1 || format > FORMAT) {
      throw new UnreadableLedgerException(number, format, "this version reads format " + FORMAT);
    }
    try {
      Line read = mapper.treeToValue(tree, Line.class);
      return new LedgerEntry(read.sequence(), read.at(), read.event());
    } catch (InvalidTypeIdException e) {
      String problem = "unknown type '" + e.getTypeId() + "'" + place(e);
      throw new UnreadableLedgerException(number, format, problem, e);
    } catch (JsonMappingException e) {
      throw new UnreadableLedgerException(number, format, e.getOriginalMessage() + place(e), e);
    } catch (JsonProcessingException e) {
      throw new UnreadableLedgerException(number, format, e.getOriginalMessage(), e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return CoreMapper.JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UnreadableLedgerException(0, 0, "not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String place(JsonMappingException fault) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : fault.getPath()) {
      path.append(
          step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
    }
    return path.length() == 0 ? "" : " at " + path.substring(1);
  }
}
