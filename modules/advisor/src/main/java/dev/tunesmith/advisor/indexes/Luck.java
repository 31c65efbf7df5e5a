package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.advisor.statement.TableUse.Reach;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells an index that finds the first rows of an order only if rows that satisfy the conditions are
 * spread evenly over it, as the planner assumes and as they seldom are.
 */
final class Luck {

  private static final double MOST_ROWS = 0.5;

  private final PredicateShares shares;

  Luck(PredicateShares shares) {
    this.shares = shares;
  }

  boolean isNeededBy(IndexShape shape, List<TableUse> uses) {
    Set<String> keys = shape.keys().stream().map(IndexKey::text).collect(Collectors.toSet());
    return uses.stream()
        .filter(use -> use.table().name().equals(shape.table()))
        .filter(use -> use.reach() == Reach.FIRST_ROWS && !use.order().isEmpty())
        .filter(use -> keys.contains(use.order().get(0).term().text()))
        .anyMatch(use -> leavesAPoint(use, keys, shape));
  }

  private boolean leavesAPoint(TableUse use, Set<String> keys, IndexShape shape) {
    return use.predicates().stream()
        .filter(predicate -> predicate.kind().use() == Predicate.Use.POINT)
        .filter(predicate -> !Objects.equals(predicate.condition(), shape.predicate()))
        .filter(predicate -> !keys.contains(predicate.term().text()))
        .anyMatch(predicate -> shares.of(use.table(), predicate) < MOST_ROWS);
  }
}
