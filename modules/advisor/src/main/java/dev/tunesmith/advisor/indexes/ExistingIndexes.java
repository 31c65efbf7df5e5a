package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexKey.Direction;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The indexes a table already has. */
final class ExistingIndexes {

  private final List<Index> valid;
  private final List<Index> usable;

  ExistingIndexes(Table table) {
    this.valid =
        table.indexes().stream()
            .filter(index -> !index.traits().contains(Index.Trait.INVALID))
            .toList();
    this.usable = valid.stream().filter(index -> index.shape().method().equals("btree")).toList();
  }

  /** Whether one of them is of this very shape, however its texts are written. */
  boolean hold(IndexShape shape) {
    return valid.stream()
        .filter(index -> index.shape().method().equals(shape.method()))
        .filter(index -> isSameCondition(index.predicate(), shape.predicate()))
        .map(Index::keys)
        .anyMatch(
            keys ->
                keys.size() == shape.keys().size()
                    && IntStream.range(0, keys.size())
                        .allMatch(i -> isSame(keys.get(i), shape.keys().get(i))));
  }

  /** Whether one of them begins with this one's keys and holds every column of it. */
  boolean cover(IndexShape shape) {
    return usable.stream()
        .map(Index::shape)
        .filter(shape::isPrefixOf)
        .anyMatch(index -> columns(index).containsAll(columns(shape)));
  }

  private static Set<String> columns(IndexShape shape) {
    return Stream.concat(shape.keys().stream().map(IndexKey::text), shape.included().stream())
        .collect(Collectors.toSet());
  }

  /** Whether one of them begins with these keys, over the same rows. */
  boolean serve(KeyOrder order, @Nullable String condition) {
    return usable.stream()
        .filter(index -> isSameCondition(index.predicate(), condition))
        .anyMatch(index -> beginsWith(index.keys(), order));
  }

  private static boolean isSameCondition(@Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return KeyText.isSame(one, other);
  }

  private static boolean beginsWith(List<IndexKey> keys, KeyOrder order) {
    if (keys.size() < order.keys().size()) {
      return false;
    }
    int front = order.interchangeable();
    List<IndexKey> left = new ArrayList<>(keys.subList(0, front));
    for (IndexKey wanted : order.keys().subList(0, front)) {
      if (!left.removeIf(key -> isSame(key, wanted))) {
        return false;
      }
    }
    return ends(keys.subList(front, order.keys().size()), order.keys(), front);
  }

  // Read backwards, an index yields every direction reversed.
  private static boolean ends(List<IndexKey> keys, List<IndexKey> wanted, int from) {
    List<Direction> wantedDirections =
        wanted.subList(from, wanted.size()).stream().map(IndexKey::direction).toList();
    List<Direction> directions = keys.stream().map(IndexKey::direction).toList();
    return IntStream.range(0, keys.size()).allMatch(i -> isSame(keys.get(i), wanted.get(from + i)))
        && (directions.equals(wantedDirections)
            || directions.stream().map(Direction::reversed).toList().equals(wantedDirections));
  }

  private static boolean isSame(IndexKey one, IndexKey other) {
    return one.form() == other.form()
        && Objects.equals(one.operatorClass(), other.operatorClass())
        && (one.isColumn()
            ? one.text().equals(other.text())
            : KeyText.isSame(one.text(), other.text()));
  }
}
