package dev.tunesmith.database.history;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.database.dialect.StatementHistory;
import dev.tunesmith.database.dialect.StatementHistory.ColumnValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Chooses values for the parameters of one statement. */
final class Values {

  private static final Pattern FIRST_KEY = Pattern.compile("\\{\\s*\"([^\"\\\\]+)\"\\s*:");
  private static final int LIST_LENGTH = 5;
  private static final int PREFIX = 3;
  private static final long FEW_ROWS = 10;
  private static final long MOST_ROWS = 1000;

  private final Relations relations;
  private final KnownValues known;
  private final StatementHistory history;
  private final List<String> types;
  private final double rowsPerCall;

  Values(
      Relations relations,
      KnownValues known,
      StatementHistory history,
      List<String> types,
      double rowsPerCall) {
    this.relations = relations;
    this.known = known;
    this.history = history;
    this.types = List.copyOf(types);
    this.rowsPerCall = rowsPerCall;
  }

  /** A value for each parameter, by its number from 1, as it is written in the statement. */
  Map<Integer, String> of(List<Place> places, Variant variant) {
    Map<Integer, String> literals = new HashMap<>();
    for (Place place : places) {
      int number = place.number();
      if (!literals.containsKey(number)) {
        Place telling = telling(places, number);
        String value = value(telling, places, variant, literals);
        literals.put(number, history.literal(value, type(number)));
      }
    }
    return literals;
  }

  private static Place telling(List<Place> places, int number) {
    List<Place> own = places.stream().filter(place -> place.number() == number).toList();
    return own.stream()
        .filter(place -> place.role() != Role.ARGUMENT)
        .findFirst()
        .orElse(own.get(0));
  }

  private String type(int number) {
    return types.get(number - 1);
  }

  private String value(
      Place place, List<Place> places, Variant variant, Map<Integer, String> literals) {
    return switch (place.role()) {
      case ROWS -> Long.toString(wanted());
      case SKIPPED -> "0";
      case KEY -> key(place, literals);
      case INSERTED -> inserted(place, variant);
      case ARGUMENT -> argument(place, variant);
      case EQUAL, LOWER_BOUND, UPPER_BOUND, PATTERN, ONE_OF, ANY_OF ->
          compared(place, places, variant, values(place, literals));
    };
  }

  private String some(String type, Variant variant) {
    return variant.of(history.someValues(type));
  }

  private long wanted() {
    long rows = (long) Math.ceil(rowsPerCall);
    return rows <= 0 ? FEW_ROWS : Math.min(rows, MOST_ROWS);
  }

  private String key(Place place, Map<Integer, String> literals) {
    return relations
        .column(place.operand())
        .flatMap(column -> known.keys(column).stream().findFirst())
        .or(() -> keyWithin(place, literals))
        .orElse("key");
  }

  /** The first key of what a part of a document holds. */
  private Optional<String> keyWithin(Place place, Map<Integer, String> literals) {
    return ofExpression(place, literals).common().stream()
        .map(FIRST_KEY::matcher)
        .filter(Matcher::lookingAt)
        .map(found -> found.group(1))
        .findFirst();
  }

  private String argument(Place place, Variant variant) {
    String type = type(place.number());
    Optional<String> customary = history.customary(place.word(), place.position(), type);
    return customary.or(() -> likeNearest(place, type)).orElseGet(() -> some(type, variant));
  }

  /** A value of the column named last before, where the types agree. */
  private Optional<String> likeNearest(Place place, String type) {
    return relations
        .column(place.operand())
        .filter(column -> history.isOfType(typeOf(column), type))
        .map(known::of)
        .filter(values -> !values.spread().isEmpty())
        .map(values -> history.fitted(place.word(), at(values.spread(), 0.5)));
  }

  private static String typeOf(Relations.ColumnOf column) {
    return column.table().column(column.column()).orElseThrow().type();
  }

  private String inserted(Place place, Variant variant) {
    Optional<Relations.ColumnOf> column =
        relations.column(place.operand()).or(() -> columnAt(place.position()));
    boolean unique = column.map(Values::isUnique).orElse(false);
    String type = type(place.number());
    return unique
        ? history.freshValue(type, place.number())
        : column
            .map(known::of)
            .filter(values -> !values.spread().isEmpty())
            .map(values -> at(values.spread(), 0.5))
            .orElseGet(() -> some(type, variant));
  }

  private Optional<Relations.ColumnOf> columnAt(int position) {
    return relations.own().stream()
        .findFirst()
        .filter(table -> position < table.columns().size())
        .map(table -> new Relations.ColumnOf(table, table.columns().get(position).name()));
  }

  private static boolean isUnique(Relations.ColumnOf column) {
    return column.table().indexes().stream()
        .anyMatch(
            index ->
                index.traits().contains(Index.Trait.UNIQUE)
                    && index.keys().size() == 1
                    && column.column().equals(index.keys().get(0).text()));
  }

  private ColumnValues values(Place place, Map<Integer, String> literals) {
    return relations
        .column(place.operand())
        .map(known::of)
        .filter(values -> !values.equals(ColumnValues.NONE))
        .orElseGet(() -> ofExpression(place, literals));
  }

  private ColumnValues ofExpression(Place place, Map<Integer, String> literals) {
    List<Table> tables = relations.own();
    if (place.operand().isEmpty() || tables.isEmpty()) {
      return ColumnValues.NONE;
    }
    String text = BoundText.of(place.text(), literals);
    return tables.stream()
        .map(table -> known.of(text, table, relations.alias(table)))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .map(found -> new ColumnValues(found, found.stream().sorted().toList()))
        .orElse(ColumnValues.NONE);
  }

  private String compared(Place place, List<Place> places, Variant variant, ColumnValues values) {
    List<String> spread = values.spread().isEmpty() ? values.common() : values.spread();
    String type = type(place.number());
    if (spread.isEmpty()) {
      return place.role() == Role.ANY_OF
          ? history.array(List.of(some(type, variant)))
          : some(type, variant);
    }
    return switch (place.role()) {
      case LOWER_BOUND -> at(spread, variant.lower());
      case UPPER_BOUND ->
          at(spread, isRange(place, places) ? variant.upperOfRange() : variant.upper());
      case PATTERN -> pattern(at(spread, 0.5), variant);
      case ONE_OF -> at(spread, fraction(place.position() + 1));
      case ANY_OF -> history.array(several(spread));
      default -> variant == Variant.COMMON ? mostCommon(values, spread) : single(spread, variant);
    };
  }

  private static String mostCommon(ColumnValues values, List<String> spread) {
    return values.common().isEmpty() ? at(spread, 0.25) : values.common().get(0);
  }

  private static String single(List<String> spread, Variant variant) {
    return at(spread, variant == Variant.SELECTIVE ? 0.5 : 0.75);
  }

  private static boolean isRange(Place place, List<Place> places) {
    return places.stream()
        .anyMatch(other -> other.role() == Role.LOWER_BOUND && other.sharesOperand(place));
  }

  private static String pattern(String value, Variant variant) {
    String prefix = value.substring(0, Math.min(PREFIX, value.length()));
    return switch (variant) {
      case SELECTIVE -> prefix + "%";
      case MIDDLE -> "%" + prefix + "%";
      case COMMON -> value;
    };
  }

  private static List<String> several(List<String> spread) {
    return IntStream.rangeClosed(1, LIST_LENGTH)
        .mapToObj(i -> at(spread, fraction(i)))
        .distinct()
        .toList();
  }

  /** Places spread over the whole, none near another: the golden section. */
  private static double fraction(int i) {
    double golden = i * 0.6180339887;
    return golden - Math.floor(golden);
  }

  private static String at(List<String> sorted, double share) {
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
