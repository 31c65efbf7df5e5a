package dev.tunesmith.core.tool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plain value that goes into a tool or comes out of one; it has exactly JSON's forms. */
public sealed interface Value {

  /** A string. */
  record Text(String text) implements Value {}

  /** A number. */
  record Figure(double figure) implements Value {}

  /** True or false. */
  record Flag(boolean flag) implements Value {}

  /** The absence of a value. */
  record Nothing() implements Value {}

  /** Values in order. */
  record Sequence(List<Value> values) implements Value {
    public Sequence {
      values = List.copyOf(values);
    }
  }

  /** Named values, in the order they were given. */
  record Structure(Map<String, Value> fields) implements Value {
    public Structure {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The field of that name. */
    public Optional<Value> field(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    /** The text of the field of that name, if it is a text. */
    public Optional<String> text(String name) {
      return field(name).filter(Text.class::isInstance).map(Text.class::cast).map(Text::text);
    }

    /** The number of the field of that name, if it is one. */
    public Optional<Double> number(String name) {
      return field(name)
          .filter(Figure.class::isInstance)
          .map(Figure.class::cast)
          .map(Figure::figure);
    }

    /** The values of the field of that name; empty if it is not a sequence. */
    public List<Value> sequence(String name) {
      return field(name)
          .filter(Sequence.class::isInstance)
          .map(Sequence.class::cast)
          .map(Sequence::values)
          .orElse(List.of());
    }

    /** This structure with one more field. */
    public Structure with(String name, Value value) {
      Map<String, Value> more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Structure(more);
    }

    /** This structure with one more text. */
    public Structure with(String name, String value) {
      return with(name, new Text(value));
    }

    /** This structure with one more number. */
    public Structure with(String name, double value) {
      return with(name, new Figure(value));
    }
  }

  /** A structure without fields, to build on. */
  static Structure structure() {
    return new Structure(Map.of());
  }

  /** A sequence of texts. */
  static Sequence texts(List<String> texts) {
    return new Sequence(texts.stream().<Value>map(Text::new).toList());
  }
}
