package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a front matter in the order of the file; each key once.
 *
 * @param end the last line of the front matter, its closing fence
 */
public record FrontMatter(List<Field> fields, int end) {

  /**
   * A key with what stands under it.
   *
   * @param line where the key stands
   */
  public record Field(String key, FieldValue value, int line) {}

  /** What stands under a key. */
  public sealed interface FieldValue {

    /** A value that could be read. */
    record Read(YamlValue value) implements FieldValue {}

    /** A text that is no YAML, taken literally. */
    record Literal(String text) implements FieldValue {}

    /** Something whose meaning would have to be guessed. */
    record Unreadable() implements FieldValue {}
  }

  public FrontMatter {
    fields = List.copyOf(fields);
  }

  /** The field of the first of these keys that is there. */
  public Optional<Field> find(String... keys) {
    return find(fields, keys);
  }

  /** The same, or where there is none the field of these keys under {@code metadata}. */
  Optional<Field> findAlsoInMetadata(String... keys) {
    return find(keys).or(() -> find(metadata(), keys));
  }

  /** The field of the first of these keys under {@code metadata}. */
  Optional<Field> findInMetadata(String... keys) {
    return find(metadata(), keys);
  }

  private List<Field> metadata() {
    return find("metadata")
        .map(Field::value)
        .filter(value -> value instanceof FieldValue.Read)
        .map(value -> ((FieldValue.Read) value).value())
        .filter(value -> value instanceof Mapping)
        .map(value -> ((Mapping) value).entries())
        .orElse(List.of())
        .stream()
        .map(entry -> new Field(entry.key(), new FieldValue.Read(entry.value()), entry.line()))
        .toList();
  }

  private static Optional<Field> find(List<Field> among, String... keys) {
    for (String key : keys) {
      for (Field field : among) {
        if (field.key().equals(key)) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }
}
