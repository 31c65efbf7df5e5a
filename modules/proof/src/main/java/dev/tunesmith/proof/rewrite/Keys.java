package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The columns that tell a table's rows apart. */
final class Keys {

  private static final Set<Trait> LOOSE =
      Set.of(Trait.INVALID, Trait.DEFERRABLE, Trait.OWN_ROWS_ONLY);

  private Keys() {}

  /** The names of columns that are unique together and never NULL, the primary key if there is. */
  static Optional<List<String>> of(Table table) {
    return first(table, index -> true);
  }

  /** The same of those that are made of {@code columns} alone. */
  static Optional<List<String>> within(Collection<String> columns, Table table) {
    return first(table, index -> columns.containsAll(names(index)));
  }

  private static Optional<List<String>> first(Table table, Predicate<Index> condition) {
    return unique(table)
        .filter(index -> index.keys().stream().allMatch(key -> isNeverNull(key, table)))
        .filter(condition)
        .min(Comparator.comparing((Index index) -> !index.traits().contains(Trait.PRIMARY)))
        .map(Keys::names);
  }

  /** Whether no two rows are alike in these columns, which are never NULL. */
  static boolean tellApart(Collection<String> columns, Table table) {
    return within(columns, table).isPresent();
  }

  /** Whether at most one row has certain values, of which none is NULL, in these columns. */
  static boolean fix(Collection<String> columns, Table table) {
    return unique(table).anyMatch(index -> columns.containsAll(names(index)));
  }

  private static List<String> names(Index index) {
    return index.keys().stream().map(IndexKey::text).toList();
  }

  private static Stream<Index> unique(Table table) {
    return table.indexes().stream()
        .filter(index -> index.traits().contains(Trait.UNIQUE))
        .filter(index -> index.traits().stream().noneMatch(LOOSE::contains))
        .filter(index -> index.predicate() == null)
        .filter(index -> index.keys().stream().allMatch(IndexKey::isColumn));
  }

  private static boolean isNeverNull(IndexKey key, Table table) {
    return table.column(key.text()).filter(column -> !column.mayBeNull()).isPresent();
  }
}
