package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes values that are made of core's types as JSON, one line each, and reads them back. */
public final class CoreJson {

  private CoreJson() {}

  /**
   * The value as one line of JSON: the same text for the same value, whatever the order of its
   * sets.
   *
   * @param form the type by which it will be read back
   */
  public static <T> String write(T value, Class<? super T> form) {
    return write(CoreMapper.JSON, value, form);
  }

  /** A record as one line of JSON, in the same normal form. */
  public static String write(Record value) {
    try {
      return CoreMapper.JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /** The same with every instant and every duration left blank. */
  public static <T> String writeTimeless(T value, Class<? super T> form) {
    return write(CoreMapper.TIMELESS, value, form);
  }

  private static <T> String write(ObjectMapper mapper, T value, Class<? super T> form) {
    try {
      return mapper.writerFor(form).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * Reads a value back.
   *
   * @throws UnreadableValueException if {@code json} is no such value
   */
  public static <T> T read(String json, Class<T> form) {
    try {
      return CoreMapper.JSON.readValue(json, form);
    } catch (JsonProcessingException e) {
      throw new UnreadableValueException(
          "no " + TypeName.of(form) + ": " + e.getOriginalMessage(), e);
    }
  }
}
