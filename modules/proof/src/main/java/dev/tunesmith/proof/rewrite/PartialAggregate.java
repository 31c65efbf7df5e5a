package dev.tunesmith.proof.rewrite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;

/**
 * An aggregate that can be reckoned from those of parts of its rows.
 *
 * @param function as the statement has it
 * @param argument what it is of, or empty for a count of rows
 * @param type of the argument where it is summed up
 */
record PartialAggregate(
    Function function, Optional<Expression> argument, Optional<ExactType> type) {

  private static final Set<String> EXTREMES = Set.of("min", "max");
  private static final Set<String> SUMS = Set.of("sum", "avg");

  /** Reads an aggregate; empty where its value may hang on the order of rows, or is of pairs. */
  static Optional<PartialAggregate> of(Function function, Scope scope) {
    if (function.getParameters() == null
        || function.getParameters().size() != 1
        || !function.toString().equals(function.getName() + "(" + function.getParameters() + ")")) {
      return Optional.empty();
    }
    Expression argument = function.getParameters().get(0);
    PartialAggregate found =
        argument instanceof AllColumns
            ? new PartialAggregate(function, Optional.empty(), Optional.empty())
            : new PartialAggregate(function, Optional.of(argument), ExactType.of(argument, scope));
    return found.isKnown(scope) ? Optional.of(found) : Optional.empty();
  }

  private boolean isKnown(Scope scope) {
    if (argument.isEmpty()) {
      return name().equals("count") && function.toString().equalsIgnoreCase("count(*)");
    }
    boolean isScalar = ScalarItems.is(argument.get());
    boolean isUsable =
        name().equals("count")
            || (SUMS.contains(name()) && type.isPresent())
            || (EXTREMES.contains(name()) && (type.isPresent() || isPlain(argument.get(), scope)));
    return isScalar && isUsable;
  }

  private static boolean isPlain(Expression argument, Scope scope) {
    return argument instanceof Column column
        && scope.find(column).filter(SameKind::isPlain).isPresent();
  }

  String name() {
    return function.getName().toLowerCase(Locale.ROOT);
  }

  /** What is reckoned of a part, under names that begin with {@code name}. */
  List<String> ofPart(String name) {
    String of = argument.map(Object::toString).orElse("*");
    return name().equals("avg")
        ? List.of("sum(" + of + ") as " + name, "count(" + of + ") as " + name + "_count")
        : List.of(name() + "(" + of + ") as " + name);
  }

  /**
   * The aggregate over all parts, of which {@code column} holds what each came to.
   *
   * @param isGrouped whether there is a part at least
   * @param mayLack whether a row may have no part, which then is NULL
   */
  String ofParts(String column, boolean isGrouped, boolean mayLack) {
    return switch (name()) {
      case "count" -> counted(column, isGrouped, mayLack);
      case "sum" ->
          "sum(" + column + ")" + (type.equals(Optional.of(ExactType.INTEGER)) ? "::bigint" : "");
      case "avg" -> "(sum(" + column + ") / sum(" + column + "_count))";
      default -> name() + "(" + column + ")";
    };
  }

  /** The aggregate of one row; empty where its value would be written otherwise. */
  Optional<String> ofOneRow(Scope scope) {
    String value = argument.map(of -> "(" + of + ")").orElse("");
    boolean isText =
        argument
            .filter(Column.class::isInstance)
            .map(Column.class::cast)
            .flatMap(scope::find)
            .filter(place -> SameKind.isText(place.column().type()))
            .isPresent();
    return switch (name()) {
      case "count" ->
          Optional.of(
              value.isEmpty()
                  ? "(1)::bigint"
                  : "(case when " + value + " is null then 0 else 1 end)::bigint");
      case "sum" -> type.map(of -> value + (of == ExactType.INTEGER ? "::bigint" : "::numeric"));
      case "min", "max" ->
          Optional.of(
              isText
                  ? value + "::text"
                  : value + (type.equals(Optional.of(ExactType.NUMERIC)) ? "::numeric" : ""));
      default -> Optional.empty();
    };
  }

  private String counted(String column, boolean isGrouped, boolean mayLack) {
    // A row without a part is one row all the same.
    String each =
        mayLack ? "coalesce(" + column + ", " + (argument.isEmpty() ? "1" : "0") + ")" : column;
    String all = "sum(" + each + ")";
    return (isGrouped ? all : "coalesce(" + all + ", 0)") + "::bigint";
  }
}
