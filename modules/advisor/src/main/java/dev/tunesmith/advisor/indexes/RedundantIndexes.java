package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.schema.Index;
import dev.tunesmith.core.schema.Index.Trait;
import dev.tunesmith.core.schema.Schema;
import dev.tunesmith.core.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds indexes whose every use another index serves: access paths whose keys are the first keys of
 * another's, over the same rows, with the same operator classes, collations and directions. Of
 * equal ones, the one with traits stays, else the first by name.
 */
public final class RedundantIndexes {

  /**
   * An index that could go.
   *
   * @param keeper the index that serves what it serves
   */
  public record Redundancy(Index index, Index keeper) {}

  private RedundantIndexes() {}

  /** The redundant indexes of a schema, largest first, then by name. */
  public static List<Redundancy> in(Schema schema) {
    return schema.tables().stream()
        .flatMap(table -> in(table).stream())
        .sorted(
            Comparator.comparingLong((Redundancy found) -> -found.index().size().bytes())
                .thenComparing(found -> found.index().name()))
        .toList();
  }

  private static List<Redundancy> in(Table table) {
    List<Redundancy> found = new ArrayList<>();
    for (Index index : table.indexes()) {
      keeper(index, table).ifPresent(keeper -> found.add(new Redundancy(index, keeper)));
    }
    return found;
  }

  private static Optional<Index> keeper(Index index, Table table) {
    return index.isOnlyAnAccessPath()
        ? table.indexes().stream()
            .filter(other -> serves(other, index))
            .max(
                Comparator.comparingInt((Index other) -> other.traits().size())
                    .thenComparing(Comparator.comparing(Index::name).reversed()))
        : Optional.empty();
  }

  private static boolean serves(Index other, Index index) {
    return !other.name().equals(index.name())
        && !other.traits().contains(Trait.INVALID)
        && index.shape().isPrefixOf(other.shape())
        && holdsColumnsOf(other, index)
        && (!isEqual(other, index) || outranks(other, index));
  }

  private static boolean holdsColumnsOf(Index other, Index index) {
    return columns(other).containsAll(index.shape().included());
  }

  private static Set<String> columns(Index index) {
    Set<String> columns = new HashSet<>(index.shape().included());
    index.keys().forEach(key -> columns.add(key.text()));
    return columns;
  }

  private static boolean isEqual(Index other, Index index) {
    return other.keys().size() == index.keys().size() && columns(other).equals(columns(index));
  }

  private static boolean outranks(Index other, Index index) {
    return !other.isOnlyAnAccessPath() || other.name().compareTo(index.name()) < 0;
  }
}
