package dev.tunesmith.core.remedy;

import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Tool.Necessity;
import dev.tunesmith.core.tool.Tool.Parameter;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the keys of an index are written: each as its column's name alone, or as a structure. */
final class KeyNotation {

  private static final String FIELD = "keys";
  private static final String COLUMN = "column";
  private static final String EXPRESSION = "expression";
  private static final String DIRECTION = "direction";
  private static final String OPERATOR_CLASS = "operator_class";
  private static final Set<String> WORDS = Set.of(COLUMN, EXPRESSION, DIRECTION, OPERATOR_CLASS);
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");

  private static final Pattern ORDERED =
      Pattern.compile(
          "(\\S+)\\s+((?:asc|desc)(?:\\s+nulls\\s+(?:first|last))?|nulls\\s+(?:first|last))",
          Pattern.CASE_INSENSITIVE);

  static final Notation<List<IndexKey>> KEYS =
      new Notation<>(
          Tool.Type.listOf(
              Tool.Type.structure(
                  "either a column or an expression",
                  List.of(
                      field(COLUMN, Tool.Type.TEXT, ""),
                      field(EXPRESSION, Tool.Type.TEXT, "SQL over a row, as lower(email)"),
                      field(
                          DIRECTION,
                          Tool.Type.oneOf(
                              Stream.of(IndexKey.Direction.values())
                                  .map(KeyNotation::word)
                                  .toList()),
                          "ascending if left out"),
                      field(OPERATOR_CLASS, Tool.Type.TEXT, "as text_pattern_ops")))),
          "a list of at least one key",
          KeyNotation::read,
          keys -> new Value.Sequence(keys.stream().map(KeyNotation::write).toList()));

  private KeyNotation() {}

  private static Parameter field(String name, Tool.Type type, String words) {
    return new Parameter(name, type, Necessity.OPTIONAL, words);
  }

  private static Optional<List<IndexKey>> read(Value value) {
    return value
        .asSequence()
        .filter(keys -> !keys.isEmpty())
        .map(keys -> keys.stream().map(KeyNotation::key).toList());
  }

  private static IndexKey key(Value value) {
    Optional<String> column = value.asText();
    return column.isPresent()
        ? key(column.get())
        : key(
            value.asStructure().orElseThrow(() -> fault("a key is a column name or a structure")));
  }

  /** A column's name alone, or with its order behind it as SQL has it. */
  private static IndexKey key(String written) {
    Matcher ordered = ORDERED.matcher(written.strip());
    if (!ordered.matches()) {
      return IndexKey.column(written);
    }
    String order = ordered.group(2).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return IndexKey.column(ordered.group(1))
        .in(
            switch (order) {
              case "desc", "desc nulls first" -> IndexKey.Direction.DESCENDING;
              case "desc nulls last" -> IndexKey.Direction.DESCENDING_NULLS_LAST;
              case "nulls first", "asc nulls first" -> IndexKey.Direction.ASCENDING_NULLS_FIRST;
              default -> IndexKey.Direction.ASCENDING;
            });
  }

  private static IndexKey key(Structure written) {
    written.given().fields().keySet().stream()
        .filter(word -> !WORDS.contains(word))
        .findFirst()
        .ifPresent(
            word -> {
              throw fault("a key has no '" + word + "'");
            });
    Optional<String> column = written.text(COLUMN);
    Optional<String> expression = written.text(EXPRESSION);
    if (column.isPresent() == expression.isPresent()) {
      throw fault("a key is either a column or an expression");
    }
    IndexKey key =
        expression.map(IndexKey::expression).orElseGet(() -> IndexKey.column(column.orElseThrow()));
    IndexKey directed = key.in(direction(written));
    return written.text(OPERATOR_CLASS).map(name -> directed.with(checked(name))).orElse(directed);
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw fault("an operator class is named by letters, digits and _, got '" + name + "'");
    }
    return name;
  }

  private static IndexKey.Direction direction(Structure written) {
    String word =
        written
            .given()
            .field(DIRECTION)
            .map(value -> value.asText().orElse(""))
            .orElse("ascending")
            .toLowerCase(Locale.ROOT)
            .replace(' ', '_')
            .replaceFirst("^(asc|desc)(?=_|$)", "$1ending");
    return Stream.of(IndexKey.Direction.values())
        .filter(direction -> word(direction).equals(word))
        .findFirst()
        .orElseThrow(() -> fault("a direction is " + directions() + ", got '" + word + "'"));
  }

  private static String directions() {
    return Stream.of(IndexKey.Direction.values())
        .map(KeyNotation::word)
        .collect(Collectors.joining(" or "));
  }

  private static String word(IndexKey.Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  private static UnreadableRemedyException fault(String message) {
    return new UnreadableRemedyException(FIELD, message);
  }

  private static Value write(IndexKey key) {
    boolean isAscending = key.direction() == IndexKey.Direction.ASCENDING;
    String operatorClass = key.operatorClass();
    if (key.isColumn() && isAscending && operatorClass == null) {
      return new Value.Text(key.text());
    }
    Structure written = Value.structure().with(key.isColumn() ? COLUMN : EXPRESSION, key.text());
    Structure directed = isAscending ? written : written.with(DIRECTION, word(key.direction()));
    return operatorClass == null ? directed : directed.with(OPERATOR_CLASS, operatorClass);
  }
}
