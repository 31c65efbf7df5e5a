package dev.tunesmith.proof.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/** Reads items of a list that are made of aggregates and constants alone: of all rows, one row. */
final class SingleRow {

  private final Scope scope;
  private final List<Function> aggregates = new ArrayList<>();

  SingleRow(Scope scope) {
    this.scope = scope;
  }

  /** The aggregates of the items that were read, in order. */
  List<Function> aggregates() {
    return List.copyOf(aggregates);
  }

  /** Whether an item is made of them, and at least of one. */
  boolean isOf(Expression item) {
    int before = aggregates.size();
    Parts parts = new Parts();
    item.accept(parts, null);
    return parts.isKnown() && aggregates.size() > before;
  }

  /** Whether its value is the same in whatever order the rows come. */
  private boolean isOrderless(Function function) {
    Optional<PartialAggregate> aggregate = PartialAggregate.of(function, scope);
    boolean isExtreme =
        aggregate.map(PartialAggregate::name).filter(Set.of("min", "max")::contains).isPresent();
    return aggregate
            .filter(each -> each.argument().stream().allMatch(this::isOwn))
            .filter(each -> !isExtreme || each.argument().filter(this::isPlain).isPresent())
            .isPresent()
        || isCountOfDifferent(function);
  }

  private boolean isOwn(Expression argument) {
    return scope.ownReach(argument).isPresent();
  }

  /** Which of several equal values is the least hangs on the order, if they can be told apart. */
  private boolean isPlain(Expression argument) {
    return argument instanceof Column column
        && scope.find(column).filter(SameKind::isPlain).isPresent();
  }

  private boolean isCountOfDifferent(Function function) {
    ExpressionList<?> arguments = function.getParameters();
    return function.isDistinct()
        && arguments != null
        && arguments.size() == 1
        && function.toString().equals(function.getName() + "(DISTINCT " + arguments + ")")
        && function.getName().toLowerCase(Locale.ROOT).equals("count")
        && arguments.get(0) instanceof Column column
        && isOwn(column);
  }

  private final class Parts extends AggregateParts {

    @Override
    public <S> @Nullable Void visit(Function function, S context) {
      require(isOrderless(function));
      aggregates.add(function);
      return null;
    }

    @Override
    public <S> @Nullable Void visit(Column column, S context) {
      require(false);
      return null;
    }
  }
}
