package dev.tunesmith.core.tool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A plain value that goes into a tool or comes out of one; it has exactly JSON's forms. */
public sealed interface Value {

  /** A string. */
  record Text(String text) implements Value {
    @Override
    public Optional<String> asText() {
      return Optional.of(text);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** A number. */
  record Figure(double figure) implements Value {
    @Override
    public Optional<Double> asNumber() {
      return Optional.of(figure);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** True or false. */
  record Flag(boolean flag) implements Value {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** The absence of a value. */
  record Nothing() implements Value {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** Values in order. */
  record Sequence(List<Value> values) implements Value {
    public Sequence {
      values = List.copyOf(values);
    }

    @Override
    public Optional<List<Value>> asSequence() {
      return Optional.of(values);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }
  }

  /** Named values, in the order they were given. */
  record Structure(Map<String, Value> fields) implements Value {
    public Structure {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public Optional<Structure> asStructure() {
      return Optional.of(this);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.of(this);
    }

    /** The field of that name. */
    public Optional<Value> field(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    /** The text of the field of that name, if it is a text. */
    public Optional<String> text(String name) {
      return field(name).flatMap(Value::asText);
    }

    /** The number of the field of that name, if it is one. */
    public Optional<Double> number(String name) {
      return field(name).flatMap(Value::asNumber);
    }

    /** The values of the field of that name; empty if it is not a sequence. */
    public List<Value> sequence(String name) {
      return field(name).flatMap(Value::asSequence).orElse(List.of());
    }

    /** The structure in the field of that name, if it is one. */
    public Optional<Structure> structure(String name) {
      return field(name).flatMap(Value::asStructure);
    }

    /** The fields that hold something; one given as nothing means the same as none. */
    public Structure given() {
      Map<String, Value> given = new LinkedHashMap<>(fields);
      given.values().removeIf(new Nothing()::equals);
      return new Structure(given);
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

  /** Every text in it, however deep. */
  default Stream<String> texts() {
    return Stream.of(
            asText().stream(),
            asSequence().stream().flatMap(List::stream).flatMap(Value::texts),
            asStructure().stream()
                .flatMap(each -> each.fields().values().stream())
                .flatMap(Value::texts))
        .flatMap(each -> each);
  }

  /** One reply for each form. */
  interface Cases<T> {
    T of(Text text);

    T of(Figure figure);

    T of(Flag flag);

    T of(Nothing nothing);

    T of(Sequence sequence);

    T of(Structure structure);
  }

  /**
   * Makes another value of each; what it does not say stays, and what is within is gone through.
   */
  interface Change extends Cases<Value> {
    @Override
    default Value of(Text text) {
      return text;
    }

    @Override
    default Value of(Figure figure) {
      return figure;
    }

    @Override
    default Value of(Flag flag) {
      return flag;
    }

    @Override
    default Value of(Nothing nothing) {
      return nothing;
    }

    @Override
    default Value of(Sequence sequence) {
      return new Sequence(sequence.values().stream().map(each -> each.match(this)).toList());
    }

    @Override
    default Value of(Structure structure) {
      Map<String, Value> fields = new LinkedHashMap<>();
      structure.fields().forEach((name, field) -> fields.put(name, field.match(this)));
      return new Structure(fields);
    }
  }

  /** Its text, if it is one. */
  default Optional<String> asText() {
    return Optional.empty();
  }

  /** Its number, if it is one. */
  default Optional<Double> asNumber() {
    return Optional.empty();
  }

  /** Its values, if it is a sequence. */
  default Optional<List<Value>> asSequence() {
    return Optional.empty();
  }

  /** Itself, if it is a structure. */
  default Optional<Structure> asStructure() {
    return Optional.empty();
  }

  /** The reply for this form. */
  <T> T match(Cases<T> cases);

  /** A structure without fields, to build on. */
  static Structure structure() {
    return new Structure(Map.of());
  }

  /** A sequence of texts. */
  static Sequence texts(List<String> texts) {
    return new Sequence(texts.stream().<Value>map(Text::new).toList());
  }
}
