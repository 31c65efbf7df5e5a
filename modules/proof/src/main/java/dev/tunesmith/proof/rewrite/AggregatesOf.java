package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made of aggregates, constants and functions of one row alone, and of which it is
 * known what it is where there is no row: its counts are 0 then, and all else is NULL.
 *
 * @param aggregates in order, at least one
 */
record AggregatesOf(Expression value, List<Function> aggregates) {

  private static final String PLACE = "tunesmith_aggregate_";
  private static final Set<String> KNOWN = Set.of("count", "min", "max", "sum", "avg");

  AggregatesOf {
    aggregates = List.copyOf(aggregates);
  }

  /** Reads a value; empty where some part of it is something else. */
  static Optional<AggregatesOf> of(Expression value) {
    Parts parts = new Parts();
    value.accept(parts, null);
    return parts.isKnown() && !parts.found.isEmpty()
        ? Optional.of(new AggregatesOf(value, parts.found))
        : Optional.empty();
  }

  /** The value's text with something else in the place of each aggregate. */
  String with(UnaryOperator<String> other) {
    List<String> names = aggregates.stream().map(Function::getName).toList();
    List<String> others = aggregates.stream().map(each -> other.apply(each.toString())).toList();
    List<@Nullable ExpressionList<?>> arguments = new ArrayList<>();
    for (int i = 0; i < aggregates.size(); i++) {
      Function aggregate = aggregates.get(i);
      arguments.add(aggregate.getParameters());
      aggregate.setName(PLACE + i + "_");
      aggregate.setParameters((ExpressionList<?>) null);
    }
    String text = value.toString();
    for (int i = 0; i < aggregates.size(); i++) {
      aggregates.get(i).setName(names.get(i));
      aggregates.get(i).setParameters(arguments.get(i));
      text = text.replace(PLACE + i + "_()", others.get(i));
    }
    return Expressions.strip(value) instanceof Function ? text : "(" + text + ")";
  }

  private static boolean isAggregate(Function function) {
    String name = function.getName().toLowerCase(Locale.ROOT);
    return KNOWN.contains(name)
        && function.getParameters() != null
        && function.toString().equals(function.getName() + "(" + function.getParameters() + ")")
        && (function.toString().equalsIgnoreCase("count(*)")
            || ScalarItems.is(function.getParameters().get(0)));
  }

  private static final class Parts extends AggregateParts {

    private final List<Function> found = new ArrayList<>();

    @Override
    public <S> @Nullable Void visit(Function function, S context) {
      if (isAggregate(function)) {
        found.add(function);
        return null;
      }
      require(ScalarItems.isOfOneRow(function));
      return super.visit(function, context);
    }

    @Override
    public <S> @Nullable Void visit(Column column, S context) {
      require(false);
      return null;
    }
  }
}
