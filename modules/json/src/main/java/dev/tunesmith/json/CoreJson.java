package dev.tunesmith.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes values that are made of core's types as JSON, one line each, and reads them back. */
public final class CoreJson {

  private static final PropertyNamingStrategies.NamingBase NAMES =
      new PropertyNamingStrategies.SnakeCaseStrategy();

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

  /** A value as one line of JSON, by a type that may be generic. */
  public static String writeAs(Object value, Type form) {
    try {
      return CoreMapper.JSON
          .writerFor(CoreMapper.JSON.constructType(form))
          .writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  /** Values that are JSON already as one object, by their names as core's types would bear them. */
  public static String join(Map<String, String> values) {
    return values.entrySet().stream()
        .map(each -> '"' + NAMES.translate(each.getKey()) + "\":" + each.getValue())
        .collect(Collectors.joining(",", "{", "}"));
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
