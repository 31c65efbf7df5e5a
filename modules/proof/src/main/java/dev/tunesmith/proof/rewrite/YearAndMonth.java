package dev.tunesmith.proof.rewrite;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;

/** Year and month of a column, each compared with a number, become the range of that month. */
final class YearAndMonth implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "year and month of a date or timestamp are compared with numbers",
          "The column is a date or a timestamp without time zone, and both numbers are constants.",
          "A time has that year and that month from the month's beginning up to the next one's.");

  private static final Set<String> WHOLE =
      Set.of("int", "integer", "int4", "int8", "bigint", "smallint", "numeric");

  /** A field of a column that must have a value. */
  private record Part(Slot slot, String field, ColumnPlace column, int value) {}

  @Override
  public Map<Slot, Replacement> ofAll(List<Slot> conjuncts, Scope scope) {
    List<Part> parts = conjuncts.stream().flatMap(slot -> part(slot, scope).stream()).toList();
    Map<Slot, Replacement> found = new LinkedHashMap<>();
    for (Part year : parts) {
      parts.stream()
          .filter(month -> year.field().equals("year") && month.field().equals("month"))
          .filter(month -> month.column().isSameAs(year.column()))
          .filter(month -> !found.containsKey(month.slot()))
          .findFirst()
          .ifPresent(month -> exchange(year, month, found));
    }
    return found;
  }

  private static void exchange(Part year, Part month, Map<Slot, Replacement> found) {
    LocalDate first = LocalDate.of(year.value(), month.value(), 1);
    String name = year.column().written();
    Grounds grounds = Grounds.proven(year.column().fact());
    found.put(year.slot(), Replacement.single(RULE, name + " >= date '" + first + "'", grounds));
    found.put(
        month.slot(),
        Replacement.single(RULE, name + " < date '" + first.plusMonths(1) + "'", grounds));
  }

  private static Optional<Part> part(Slot slot, Scope scope) {
    return Comparison.of(slot.get()).stream()
        .filter(Comparison::isEquality)
        .flatMap(
            comparison ->
                value(comparison)
                    .flatMap(value -> part(slot, comparison.side(), value, scope))
                    .stream())
        .findFirst();
  }

  private static Optional<Integer> value(Comparison comparison) {
    Expression value = Expressions.strip(comparison.points().get(0).value());
    return value instanceof LongValue && value.toString().matches("\\d{1,4}")
        ? Optional.of(Integer.parseInt(value.toString()))
        : Optional.empty();
  }

  private static Optional<Part> part(Slot slot, Expression written, int value, Scope scope) {
    // A field is a whole number, whatever type of number it is cast to.
    Expression side = Expressions.withoutCastTo(WHOLE, written);
    String field = field(side).orElse("");
    boolean isField =
        (field.equals("year") && value >= 1 && value < 9998)
            || (field.equals("month") && value >= 1 && value <= 12);
    return isField
        ? timed(side)
            .map(Expressions::strip)
            .filter(Column.class::isInstance)
            .flatMap(named -> scope.find((Column) named))
            .filter(column -> isLocal(column.column().type()))
            .map(column -> new Part(slot, field, column, value))
        : Optional.empty();
  }

  private static boolean isLocal(String type) {
    return type.equals("date") || type.matches("timestamp(\\(\\d\\))? without time zone");
  }

  private static Optional<String> field(Expression side) {
    return side instanceof ExtractExpression extract
        ? Optional.of(SelectText.folded(extract.getName().replace("'", "")))
        : Expressions.call(side, "date_part")
            .filter(arguments -> arguments.size() == 2)
            .flatMap(arguments -> Expressions.plainText(arguments.get(0)))
            .map(SelectText::folded);
  }

  private static Optional<Expression> timed(Expression side) {
    return side instanceof ExtractExpression extract
        ? Optional.of(extract.getExpression())
        : Expressions.call(side, "date_part").map(arguments -> arguments.get(1));
  }
}
