package dev.tunesmith.database.sql;

import static dev.tunesmith.database.sql.ValueType.ARRAY;
import static dev.tunesmith.database.sql.ValueType.BOOLEAN;
import static dev.tunesmith.database.sql.ValueType.DATE;
import static dev.tunesmith.database.sql.ValueType.DECIMAL;
import static dev.tunesmith.database.sql.ValueType.FLOAT;
import static dev.tunesmith.database.sql.ValueType.JSONB;
import static dev.tunesmith.database.sql.ValueType.LITERAL;
import static dev.tunesmith.database.sql.ValueType.NETWORK;
import static dev.tunesmith.database.sql.ValueType.NUMERIC;
import static dev.tunesmith.database.sql.ValueType.OTHER;
import static dev.tunesmith.database.sql.ValueType.RANGE;
import static dev.tunesmith.database.sql.ValueType.TEXT;
import static dev.tunesmith.database.sql.ValueType.TEXT_SEARCH;
import static dev.tunesmith.database.sql.ValueType.TIMESTAMP;
import static dev.tunesmith.database.sql.ValueType.TIMESTAMP_WITH_ZONE;
import static dev.tunesmith.database.sql.ValueType.UUID;
import static dev.tunesmith.database.sql.ValueType.WHOLE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The functions that give a value for every value of their first argument's type, if the others are
 * written out. What lies beyond the calendar's end, or is a gigabyte long, is not counted.
 */
final class TotalFunctions {

  private static final Set<String> SAME_TYPE = Set.of("coalesce", "nullif", "greatest", "least");

  private static final Set<String> UNITS =
      Set.of(
          """
          microseconds milliseconds second minute hour day week month quarter year decade century
          millennium dow doy isodow isoyear epoch seconds minutes hours days weeks months years
          """
              .strip()
              .split("\\s+"));

  /** What a function takes first, what it gives, and what else it takes. */
  private record Form(Set<ValueType> first, ValueType result, Predicate<TotalValue> rest) {}

  private static final Form TEXT_TO_TEXT =
      new Form(Set.of(TEXT, LITERAL), TEXT, TotalValue::isWritten);
  private static final Form TEXT_TO_NUMBER =
      new Form(Set.of(TEXT, LITERAL), WHOLE, TotalValue::isWritten);
  private static final Form TEXT_AT_POSITION =
      new Form(Set.of(TEXT, LITERAL), TEXT, TotalFunctions::isPosition);
  private static final Form BOUND = new Form(Set.of(RANGE), OTHER, TotalValue::isWritten);

  private static final Map<String, List<Form>> KNOWN =
      Map.ofEntries(
          Map.entry("lower", List.of(TEXT_TO_TEXT, BOUND)),
          Map.entry("upper", List.of(TEXT_TO_TEXT, BOUND)),
          Map.entry("isempty", List.of(new Form(Set.of(RANGE), BOOLEAN, TotalValue::isWritten))),
          Map.entry("initcap", List.of(TEXT_TO_TEXT)),
          Map.entry("reverse", List.of(TEXT_TO_TEXT)),
          Map.entry("md5", List.of(TEXT_TO_TEXT)),
          Map.entry("trim", List.of(TEXT_TO_TEXT)),
          Map.entry("btrim", List.of(TEXT_TO_TEXT)),
          Map.entry("ltrim", List.of(TEXT_TO_TEXT)),
          Map.entry("rtrim", List.of(TEXT_TO_TEXT)),
          Map.entry("replace", List.of(TEXT_TO_TEXT)),
          Map.entry("translate", List.of(TEXT_TO_TEXT)),
          Map.entry(
              "length",
              List.of(TEXT_TO_NUMBER, new Form(Set.of(TEXT_SEARCH), WHOLE, TotalValue::isWritten))),
          Map.entry("char_length", List.of(TEXT_TO_NUMBER)),
          Map.entry("octet_length", List.of(TEXT_TO_NUMBER)),
          Map.entry("left", List.of(new Form(Set.of(TEXT, LITERAL), TEXT, TotalValue::isWritten))),
          Map.entry("right", List.of(new Form(Set.of(TEXT, LITERAL), TEXT, TotalValue::isWritten))),
          Map.entry("substr", List.of(TEXT_AT_POSITION)),
          Map.entry("substring", List.of(TEXT_AT_POSITION)),
          Map.entry(
              "floor", List.of(new Form(Set.of(DECIMAL, NUMERIC), NUMERIC, TotalValue::isWritten))),
          Map.entry(
              "ceil", List.of(new Form(Set.of(DECIMAL, NUMERIC), NUMERIC, TotalValue::isWritten))),
          Map.entry("abs", List.of(new Form(Set.of(DECIMAL), DECIMAL, TotalValue::isWritten))),
          Map.entry(
              "to_tsvector",
              List.of(new Form(Set.of(TEXT, JSONB), TEXT_SEARCH, TotalValue::isWritten))),
          Map.entry(
              "setweight",
              List.of(new Form(Set.of(TEXT_SEARCH), TEXT_SEARCH, TotalValue::isWritten))),
          Map.entry("jsonb_typeof", List.of(new Form(Set.of(JSONB), TEXT, TotalValue::isWritten))),
          Map.entry(
              "jsonb_extract_path", List.of(new Form(Set.of(JSONB), JSONB, TotalValue::isWritten))),
          Map.entry(
              "jsonb_extract_path_text",
              List.of(new Form(Set.of(JSONB), TEXT, TotalValue::isWritten))),
          Map.entry("cardinality", List.of(new Form(Set.of(ARRAY), WHOLE, TotalValue::isWritten))),
          Map.entry("array_length", List.of(new Form(Set.of(ARRAY), WHOLE, TotalValue::isWritten))),
          Map.entry("host", List.of(new Form(Set.of(NETWORK), TEXT, TotalValue::isWritten))),
          Map.entry("uuid_send", List.of(new Form(Set.of(UUID), OTHER, TotalValue::isWritten))));

  private static final Map<String, ValueType> OF_TIME =
      Map.of("date_part", FLOAT, "extract", NUMERIC);

  private TotalFunctions() {}

  /** A position of a text counts from one, and a length is not negative. */
  private static boolean isPosition(TotalValue argument) {
    return argument.isNumberFrom(1);
  }

  /** What the call gives, or empty where it may fail for some value. */
  static Optional<ValueType> result(String name, List<TotalValue> arguments) {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    if (SAME_TYPE.contains(name)) {
      return common(arguments);
    }
    if (name.equals("date_trunc") || OF_TIME.containsKey(name)) {
      return ofTime(name, arguments);
    }
    return name.equals("to_tsvector") && arguments.size() == 2
        ? searched(arguments)
        : known(name, arguments);
  }

  private static Optional<ValueType> known(String name, List<TotalValue> arguments) {
    List<TotalValue> rest = arguments.subList(1, arguments.size());
    return KNOWN.getOrDefault(name, List.of()).stream()
        .filter(form -> form.first().contains(arguments.get(0).type()))
        .filter(form -> rest.stream().allMatch(form.rest()))
        .map(Form::result)
        .findFirst();
  }

  private static Optional<ValueType> searched(List<TotalValue> arguments) {
    return arguments.get(0).isWritten()
        ? known("to_tsvector", arguments.subList(1, 2))
        : Optional.empty();
  }

  private static Optional<ValueType> ofTime(String name, List<TotalValue> arguments) {
    if (arguments.size() < 2 || !arguments.get(0).isOneOf(UNITS)) {
      return Optional.empty();
    }
    ValueType of = arguments.get(1).type();
    boolean isTime = of == TIMESTAMP || of == TIMESTAMP_WITH_ZONE || of == DATE;
    boolean zoneIsWritten = arguments.size() == 2 || arguments.get(2).isWritten();
    return isTime && zoneIsWritten
        ? Optional.of(OF_TIME.getOrDefault(name, of == DATE ? TIMESTAMP_WITH_ZONE : of))
        : Optional.empty();
  }

  static Optional<ValueType> common(List<TotalValue> values) {
    ValueType found = LITERAL;
    for (TotalValue value : values) {
      if (!found.isComparableWith(value.type())) {
        return Optional.empty();
      }
      found = found == LITERAL || found == ValueType.NULL ? value.type() : found;
    }
    return Optional.of(found);
  }
}
