package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * What is known of the values that an item of a list shows.
 *
 * @param type as the catalogue would format it; empty where it is not certain
 * @param mayBeNull whether it may be NULL, so far as can be told
 */
record ShownValue(Optional<String> type, boolean mayBeNull) {

  private static final ShownValue UNKNOWN = new ShownValue(Optional.empty(), true);
  private static final String TEXT = "text";

  static ShownValue of(Expression written, PlainSelect select, Scope scope) {
    Expression shown = Expressions.strip(written);
    if (shown instanceof Column column) {
      return scope
          .find(column)
          .map(place -> new ShownValue(Optional.of(place.column().type()), isLost(place, select)))
          .orElse(UNKNOWN);
    }
    if (shown instanceof Function function) {
      return ofAggregate(function, select, scope);
    }
    if (shown instanceof StringValue text) {
      boolean isPlain = text.getPrefix() == null;
      return isPlain ? new ShownValue(Optional.of(TEXT), false) : UNKNOWN;
    }
    Optional<String> type = ExactType.of(shown, scope).map(ShownValue::name);
    boolean isConstant = shown instanceof LongValue || shown instanceof DoubleValue;
    return new ShownValue(type, !isConstant);
  }

  /** A group of several sets of columns shows NULL for those that it is not of. */
  private static boolean isLost(ColumnPlace place, PlainSelect select) {
    return place.mayBeNull()
        || (select.getGroupBy() != null && !isPlain(select.getGroupBy().toString()));
  }

  private static boolean isPlain(String groups) {
    List<String> words = SelectText.names(groups);
    return Stream.of("rollup", "cube", "grouping", "sets", "(").noneMatch(words::contains);
  }

  private static ShownValue ofAggregate(Function function, PlainSelect select, Scope scope) {
    Optional<PartialAggregate> aggregate = PartialAggregate.of(function, scope);
    if (aggregate.isEmpty()) {
      return UNKNOWN;
    }
    boolean isGrouped = select.getGroupBy() != null && isPlain(select.getGroupBy().toString());
    boolean isOfColumn =
        aggregate
            .flatMap(PartialAggregate::argument)
            .filter(Column.class::isInstance)
            .flatMap(column -> scope.find((Column) column))
            .filter(place -> !place.mayBeNull())
            .isPresent();
    return switch (aggregate.get().name()) {
      case "count" -> new ShownValue(Optional.of("bigint"), false);
      case "sum" -> new ShownValue(aggregate.get().type().map(ShownValue::ofSum), true);
      case "avg" -> new ShownValue(Optional.of("numeric"), true);
      default -> new ShownValue(ofExtreme(aggregate.get(), scope), !(isGrouped && isOfColumn));
    };
  }

  private static String ofSum(ExactType type) {
    return type == ExactType.INTEGER ? "bigint" : "numeric";
  }

  /** The least and the greatest have no length and no precision of their own. */
  private static Optional<String> ofExtreme(PartialAggregate extreme, Scope scope) {
    return extreme
        .argument()
        .filter(Column.class::isInstance)
        .flatMap(column -> scope.find((Column) column))
        .map(place -> place.column().type().replaceAll("\\([\\d, ]+\\)", ""))
        .filter(type -> !type.equals("character"))
        .map(type -> type.equals("character varying") ? TEXT : type)
        .or(() -> extreme.type().map(ShownValue::name));
  }

  private static String name(ExactType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
