package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.OverlapsCondition;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * Two columns that are compared with the ends of a span are asked as one range beside it: ranges
 * can be searched for what they hold or meet, the order of one column cannot.
 */
final class EndsOfSpan implements ConditionRule {

  static final RewriteRule RULE =
      new RewriteRule(
          "two columns of a row are compared with the ends of a span",
          "Both columns are of one table and of one kind, exact numbers, dates or timestamps; one"
              + " is at most a constant and the other at least another one, or the same; or neither"
              + " is NULL, and the range of both is asked what it holds or meets.",
          "A row that fulfils both holds, between its two columns, a value that lies between the"
              + " two constants: so the range between the columns meets the one between the"
              + " constants. A range of both columns, with its ends or without, lies within it."
              + " What was asked before is still asked.");

  private static final Set<Order> BELOW = Set.of(Order.LESS, Order.AT_MOST);
  private static final Set<Order> ABOVE = Set.of(Order.GREATER, Order.AT_LEAST);

  /** What a column is compared with, and on which side of it. */
  private record Bound(Slot slot, ColumnPlace column, Order order, String value) {

    boolean isOtherEndOf(Bound other) {
      return BELOW.contains(other.order)
          && ABOVE.contains(order)
          && column.source().equals(other.column.source())
          && column.depth() == other.column.depth()
          && kind(column.column().type()).equals(kind(other.column.column().type()))
          && !column.isSameAs(other.column);
    }
  }

  @Override
  public Map<Slot, Replacement> ofAll(List<Slot> conjuncts, Scope scope) {
    boolean isAsked =
        conjuncts.stream()
            .anyMatch(slot -> slot.get().toString().matches("(?is).*range\\(least\\(.*"));
    return isAsked
        ? Map.of()
        : conjuncts.stream()
            .flatMap(slot -> spans(slot, conjuncts, scope))
            .findFirst()
            .map(found -> Map.of(found.slot(), found.replacement()))
            .orElse(Map.of());
  }

  private record Found(Slot slot, Replacement replacement) {}

  private static Stream<Found> spans(Slot slot, List<Slot> conjuncts, Scope scope) {
    Stream<Found> compared =
        bounds(slot, scope).stream()
            .flatMap(
                below ->
                    conjuncts.stream()
                        .flatMap(other -> bounds(other, scope).stream())
                        .filter(above -> above.isOtherEndOf(below))
                        .map(above -> found(below, above)));
    return Stream.concat(compared, written(slot, scope).stream());
  }

  /** A range that the statement makes of both columns lies within the one from end to end. */
  private static Optional<Found> written(Slot slot, Scope scope) {
    if (!(Expressions.strip(slot.get()) instanceof BinaryExpression asked)
        || !Set.of("&&", "@>").contains(asked.getStringExpression())
        || !ScalarItems.is(asked.getRightExpression())
        || !scope.isConstant(asked.getRightExpression())
        || !(Expressions.strip(asked.getLeftExpression()) instanceof Function range)
        || range.getParameters() == null) {
      return Optional.empty();
    }
    List<ColumnPlace> ends =
        range.getParameters().stream()
            .limit(2)
            .map(Expressions::strip)
            .filter(Column.class::isInstance)
            .flatMap(column -> scope.find((Column) column).stream())
            .filter(place -> !place.isDerived() && !place.mayBeNull())
            .filter(place -> kind(place.column().type()).filter(isCalled(range)).isPresent())
            .toList();
    if (ends.size() < 2) {
      return Optional.empty();
    }
    String wider = range(ends.get(0).written(), ends.get(1).written(), ends.get(0).column().type());
    Grounds grounds =
        Grounds.proven(
            ends.get(0).known() + ends.get(0).nullFact(),
            ends.get(1).known() + ends.get(1).nullFact());
    String text = wider + " " + asked.getStringExpression() + " " + asked.getRightExpression();
    return Optional.of(
        new Found(slot, Replacement.both(RULE, slot.get().toString(), text, grounds)));
  }

  private static Predicate<String> isCalled(Function range) {
    return kind -> kind.equalsIgnoreCase(range.getName());
  }

  private static Found found(Bound below, Bound above) {
    ColumnPlace one = below.column();
    String type = one.column().type();
    String asked = range(above.value(), below.value(), type);
    String meets =
        range(one.written(), above.column().written(), type)
            + (above.value().equals(below.value()) ? " @> " + typed(below, type) : " && " + asked);
    Grounds grounds = Grounds.proven(one.fact(), above.column().fact());
    String before = below.slot().get().toString();
    return new Found(below.slot(), Replacement.both(RULE, before, meets, grounds));
  }

  private static String typed(Bound bound, String type) {
    return kind(type).filter("numrange"::equals).isPresent()
        ? "(" + bound.value() + ")::numeric"
        : bound.value();
  }

  private static String range(String one, String other, String type) {
    String ends = "(" + one + ", " + other + ")";
    return kind(type).orElseThrow() + "(least" + ends + ", greatest" + ends + ", '[]')";
  }

  /** The range that holds values of the type; none where no range of it has a place for each. */
  private static Optional<String> kind(String type) {
    if (type.matches("smallint|integer|bigint|numeric(\\(.*\\))?")) {
      return Optional.of("numrange");
    }
    if (type.matches("timestamp(\\(\\d\\))? with(out)? time zone")) {
      return Optional.of(type.contains("without") ? "tsrange" : "tstzrange");
    }
    return type.equals("date") ? Optional.of("daterange") : Optional.empty();
  }

  private static List<Bound> bounds(Slot slot, Scope scope) {
    Expression condition = Expressions.strip(slot.get());
    if (condition instanceof OverlapsCondition overlaps) {
      return overlapping(slot, overlaps, scope);
    }
    List<Bound> bounds = new ArrayList<>();
    for (Comparison comparison : Comparison.of(condition)) {
      for (Comparison.Point point : comparison.points()) {
        bound(slot, comparison.side(), point.order(), point.value(), scope).ifPresent(bounds::add);
        bound(slot, point.value(), point.order().turned(), comparison.side(), scope)
            .ifPresent(bounds::add);
      }
    }
    return bounds;
  }

  /** Whichever end comes first, they meet only where one is at most the other's end. */
  private static List<Bound> overlapping(Slot slot, OverlapsCondition overlaps, Scope scope) {
    List<Bound> bounds = new ArrayList<>();
    for (List<ExpressionList<?>> sides :
        List.of(
            List.<ExpressionList<?>>of(overlaps.getLeft(), overlaps.getRight()),
            List.<ExpressionList<?>>of(overlaps.getRight(), overlaps.getLeft()))) {
      if (sides.get(0).size() == 2 && sides.get(1).size() == 2) {
        bound(slot, sides.get(0).get(0), Order.AT_MOST, sides.get(1).get(1), scope)
            .ifPresent(bounds::add);
        bound(slot, sides.get(0).get(1), Order.AT_LEAST, sides.get(1).get(0), scope)
            .ifPresent(bounds::add);
      }
    }
    return bounds.size() == 2 ? bounds : List.of();
  }

  private static Optional<Bound> bound(
      Slot slot, Expression side, Order order, Expression value, Scope scope) {
    return Optional.of(Expressions.strip(side))
        .filter(Column.class::isInstance)
        .flatMap(column -> scope.find((Column) column))
        .filter(place -> !place.isDerived())
        .flatMap(
            place ->
                kind(place.column().type())
                    .flatMap(kind -> constant(Expressions.strip(value), kind))
                    .map(text -> new Bound(slot, place, order, text)));
  }

  /** The constant as one of the column's type, if it is read as one beside the column, too. */
  private static Optional<String> constant(Expression value, String kind) {
    String text = value.toString();
    return switch (kind) {
      case "numrange" -> text.matches("-?\\d+(\\.\\d+)?") ? Optional.of(text) : Optional.empty();
      case "daterange" -> time(value, "date", ValueType.DATE, Clock.TODAY);
      case "tsrange" -> time(value, "timestamp", ValueType.TIMESTAMP, Clock.LOCAL);
      default -> time(value, "timestamptz", ValueType.TIMESTAMPTZ, Clock.NOW);
    };
  }

  private static Optional<String> time(
      Expression value, String type, ValueType wanted, Clock clock) {
    if (value instanceof StringValue string && string.getPrefix() == null) {
      return Optional.of(value + "::" + type);
    }
    boolean isOfType =
        TimeConstant.typeOf(value).filter(wanted::equals).isPresent()
            || Clock.read(value).filter(clock::equals).isPresent();
    return isOfType ? Optional.of(value.toString()) : Optional.empty();
  }
}
