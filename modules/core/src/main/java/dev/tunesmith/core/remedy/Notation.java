package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.TableName;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a field's value is written as a plain value, and read back.
 *
 * @param type what a model is told that it looks like
 * @param words the same for a person, for example {@code a text}
 * @param reading empty where a plain value is no such value
 */
public record Notation<T>(
    Tool.Type type,
    String words,
    Function<Value, Optional<T>> reading,
    Function<T, Value> writing) {

  /** A text. */
  public static final Notation<String> TEXT =
      new Notation<>(Tool.Type.TEXT, "a text", Value::asText, Value.Text::new);

  /** Texts in order. */
  public static final Notation<List<String>> TEXTS =
      new Notation<>(Tool.Type.TEXTS, "a list of names", Notation::texts, Value::texts);

  /** A table or what is named like one. */
  public static final Notation<TableName> TABLE =
      new Notation<>(
          Tool.Type.TEXT,
          "a table's name",
          value -> value.asText().filter(text -> !text.isBlank()).map(TableName::parse),
          name -> new Value.Text(name.toString()));

  /** One of a few words, whatever their letter case. */
  public static Notation<String> oneOf(String... words) {
    List<String> known = List.of(words);
    return new Notation<>(
        Tool.Type.oneOf(known),
        known.size() == 1 ? known.get(0) : "one of " + String.join(", ", known),
        value -> value.asText().map(text -> text.toLowerCase(Locale.ROOT)).filter(known::contains),
        Value.Text::new);
  }

  /** A whole number between two others. */
  public static Notation<Integer> number(int least, int most) {
    return new Notation<>(
        Tool.Type.NUMBER,
        "a whole number from " + least + " to " + most,
        value ->
            value
                .asNumber()
                .filter(number -> number == Math.rint(number) && number >= least && number <= most)
                .map(Double::intValue),
        number -> new Value.Figure(number));
  }

  private static Optional<List<String>> texts(Value value) {
    return value
        .asSequence()
        .filter(values -> values.stream().allMatch(each -> each.asText().isPresent()))
        .map(values -> values.stream().flatMap(each -> each.asText().stream()).toList());
  }

  T read(String field, Value value) {
    return reading
        .apply(value)
        .orElseThrow(() -> new UnreadableRemedyException(field, field + " must be " + words));
  }

  Value write(T value) {
    return writing.apply(value);
  }
}
