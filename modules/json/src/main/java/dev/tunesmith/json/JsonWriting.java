package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Writes documents made of records, core's among them, for people and programs to read. */
public final class JsonWriting {
  private JsonWriting() {}

  /** The record as indented JSON that ends with a line break. */
  public static String pretty(Record document) {
    try {
      return CoreMapper.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + document.getClass(), e);
    }
  }
}
