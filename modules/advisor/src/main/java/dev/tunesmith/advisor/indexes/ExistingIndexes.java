package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The indexes a table already has. */
final class ExistingIndexes {

  private final List<Index> usable;

  ExistingIndexes(Table table) {
    this.usable =
        table.indexes().stream()
            .filter(index -> index.shape().method().equals("btree"))
            .filter(index -> !index.traits().contains(Index.Trait.INVALID))
            .toList();
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
    long sameDirection =
        IntStream.range(0, keys.size())
            .filter(i -> keys.get(i).direction() == wanted.get(from + i).direction())
            .count();
    return IntStream.range(0, keys.size()).allMatch(i -> isSame(keys.get(i), wanted.get(from + i)))
        && (sameDirection == 0 || sameDirection == keys.size());
  }

  private static boolean isSame(IndexKey one, IndexKey other) {
    return one.form() == other.form()
        && (one.isColumn()
            ? one.text().equals(other.text())
            : KeyText.isSame(one.text(), other.text()));
  }
}
