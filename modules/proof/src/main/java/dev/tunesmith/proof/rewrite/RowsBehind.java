package dev.tunesmith.proof.rewrite;

import dev.tunesmith.proof.rewrite.ConditionReading.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.schema.Column;

/** Rows behind another one by several keys, written out with OR, are compared as rows. */
final class RowsBehind implements ConditionRule {

  static final RewriteRule AS_ROWS =
      new RewriteRule(
          "rows behind another one in an order by several columns are asked for by OR",
          "Each column is compared with a constant, the earlier ones for equality, all one way.",
          "Rows compare by their first columns that differ, which is what the conditions joined by"
              + " OR say; where a NULL decides, neither is true.");

  static final RewriteRule FROM_FIRST =
      new RewriteRule(
          "rows behind another one in an order that goes both ways are asked for by OR",
          "Each column is compared with a constant, the earlier ones for equality.",
          "A row behind another one has a first column that lies behind or is the same; the"
              + " condition itself stays beside that.");

  /** How one of the columns compares. */
  private record Step(Column column, Expression value, Order order) {

    boolean isStrict() {
      return order == Order.LESS || order == Order.GREATER;
    }

    boolean isUp() {
      return order == Order.GREATER || order == Order.AT_LEAST;
    }

    boolean isEqual(Expression condition, Scope scope) {
      return step(condition, scope)
          .filter(other -> other.order == Order.EQUAL)
          .filter(other -> other.column.toString().equals(column.toString()))
          .filter(other -> other.value.toString().equals(value.toString()))
          .isPresent();
    }

    String atLeast() {
      return column + (isUp() ? " >= " : " <= ") + value;
    }
  }

  @Override
  public Map<Slot, Replacement> ofAll(List<Slot> conjuncts, Scope scope) {
    Map<Slot, Replacement> found = new LinkedHashMap<>();
    List<List<String>> all =
        conjuncts.stream().map(conjunct -> SelectText.words(conjunct.get())).toList();
    for (Slot conjunct : conjuncts) {
      List<Step> steps =
          Expressions.strip(conjunct.get()) instanceof OrExpression or
              ? steps(alternatives(or), List.of(), scope)
              : List.of();
      if (steps.size() > 1 && !all.contains(SelectText.words(steps.get(0).atLeast()))) {
        found.put(conjunct, replacement(conjunct, steps, scope));
      }
    }
    return found;
  }

  private static List<Expression> alternatives(Expression written) {
    return Expressions.strip(written) instanceof OrExpression or
        ? Stream.of(or.getLeftExpression(), or.getRightExpression())
            .flatMap(side -> alternatives(side).stream())
            .toList()
        : List.of(Expressions.strip(written));
  }

  /** The columns in their order; none where the alternatives say something else. */
  private static List<Step> steps(List<Expression> alternatives, List<Step> before, Scope scope) {
    for (Expression alternative : alternatives) {
      List<Expression> own =
          Slot.of(alternative).conjuncts().stream()
              .map(Slot::get)
              .filter(each -> before.stream().noneMatch(step -> step.isEqual(each, scope)))
              .toList();
      boolean isNext =
          own.size() == 1 && Slot.of(alternative).conjuncts().size() == before.size() + 1;
      List<Step> more =
          isNext ? more(own.get(0), alternatives, alternative, before, scope) : List.of();
      if (!more.isEmpty()) {
        return more;
      }
    }
    return List.of();
  }

  private static List<Step> more(
      Expression own,
      List<Expression> alternatives,
      Expression alternative,
      List<Step> before,
      Scope scope) {
    List<Expression> others = alternatives.stream().filter(each -> each != alternative).toList();
    Optional<Step> step = step(own, scope).filter(each -> each.order() != Order.EQUAL);
    if (step.isEmpty()) {
      List<Step> inside =
          others.isEmpty() && Expressions.strip(own) instanceof OrExpression
              ? steps(alternatives(own), List.of(), scope)
              : List.of();
      return inside.isEmpty() ? inside : joined(before, inside);
    }
    List<Step> sofar = joined(before, List.of(step.get()));
    return others.isEmpty()
        ? sofar
        : step.filter(Step::isStrict).map(each -> steps(others, sofar, scope)).orElse(List.of());
  }

  private static List<Step> joined(List<Step> one, List<Step> other) {
    List<Step> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  /** A column compared with something that is the same for all rows. */
  private static Optional<Step> step(Expression condition, Scope scope) {
    return Comparison.of(condition).stream()
        .filter(comparison -> !comparison.isList() && comparison.points().size() == 1)
        .filter(
            comparison ->
                comparison.side() instanceof Column named && scope.find(named).isPresent())
        .filter(comparison -> scope.isConstant(comparison.points().get(0).value()))
        .map(
            comparison ->
                new Step(
                    (Column) comparison.side(),
                    comparison.points().get(0).value(),
                    comparison.points().get(0).order()))
        .findFirst();
  }

  private static Replacement replacement(Slot conjunct, List<Step> steps, Scope scope) {
    Grounds grounds =
        Grounds.proven(
            steps.stream()
                .flatMap(step -> scope.find(step.column()).stream())
                .map(ColumnPlace::fact)
                .toArray(String[]::new));
    Step last = steps.get(steps.size() - 1);
    return steps.stream().map(Step::isUp).distinct().count() == 1
        ? Replacement.single(
            AS_ROWS,
            row(steps, step -> step.column().toString())
                + " "
                + last.order().sign()
                + " "
                + row(steps, step -> step.value().toString()),
            grounds)
        : Replacement.both(FROM_FIRST, steps.get(0).atLeast(), "(" + conjunct.get() + ")", grounds);
  }

  private static String row(List<Step> steps, Function<Step, String> part) {
    return steps.stream().map(part).collect(Collectors.joining(", ", "(", ")"));
  }
}
