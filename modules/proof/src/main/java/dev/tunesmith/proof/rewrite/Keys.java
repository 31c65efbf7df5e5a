package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The columns that tell a table's rows apart. */
final class Keys {

  private Keys() {}

  /** The names of columns that are unique together and never NULL, the primary key if there is. */
  static Optional<List<String>> of(Table table) {
    return table.indexes().stream()
        .filter(Keys::isUnique)
        .filter(index -> index.keys().stream().allMatch(key -> isNeverNull(key, table)))
        .min(Comparator.comparing((Index index) -> !index.traits().contains(Trait.PRIMARY)))
        .map(index -> index.keys().stream().map(IndexKey::text).toList());
  }

  private static boolean isUnique(Index index) {
    return index.traits().contains(Trait.UNIQUE)
        && !index.traits().contains(Trait.INVALID)
        && index.predicate() == null;
  }

  private static boolean isNeverNull(IndexKey key, Table table) {
    return key.isColumn()
        && table.column(key.text()).filter(column -> !column.mayBeNull()).isPresent();
  }
}
