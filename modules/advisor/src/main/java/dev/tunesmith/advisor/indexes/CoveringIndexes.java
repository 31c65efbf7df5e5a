package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.core.remedy.CreateIndex;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proposes indexes so wide that a statement need not visit the table at all: for each way into a
 * table the columns that are read of it, and the same for several statements that share the way.
 */
final class CoveringIndexes {

  /* Merging as in AutoAdmin (see CandidateIndexes), of indexes of which one's keys begin the
   * other's: the longer keys stay, and what either holds beside them is joined. */

  private static final Width FOR_ONE = new Width(6, 48);
  private static final Width FOR_SEVERAL = new Width(9, 72);

  private final WorkloadUses workload;
  private final PredicateShares shares;

  CoveringIndexes(WorkloadUses workload, PredicateShares shares) {
    this.workload = workload;
    this.shares = shares;
  }

  /** How much may stand beside the keys. */
  private record Width(int columns, double bytes) {

    boolean holds(Set<String> included, Table table) {
      return included.size() <= columns
          && included.stream().mapToDouble(name -> IndexBytes.width(table, name)).sum() <= bytes;
    }
  }

  /** Those for one statement alone, which no existing index makes superfluous. */
  List<CandidateIndex> of(Query query) {
    Map<IndexShape, CandidateIndex> found = new LinkedHashMap<>();
    List<TableUse> uses = workload.of(query);
    for (TableUse use : uses) {
      if (use.table().rows() >= CandidateIndexes.FEWEST_ROWS) {
        columnsReadTogether(use, uses)
            .forEach(
                columns ->
                    KeyOrders.of(use, use.predicates(), shares).stream()
                        .flatMap(order -> covering(use.table(), order, columns).stream())
                        .forEach(each -> found.putIfAbsent(each.shape(), each)));
      }
    }
    return List.copyOf(found.values());
  }

  /** Of this appearance of the table, and of all its appearances in the statement. */
  private static List<Set<String>> columnsReadTogether(TableUse use, List<TableUse> uses) {
    Set<String> all =
        uses.stream()
            .filter(other -> other.table().name().equals(use.table().name()))
            .flatMap(other -> other.columns().stream())
            .collect(Collectors.toSet());
    return Stream.of(use.columns(), all).distinct().toList();
  }

  private static Optional<CandidateIndex> covering(
      Table table, KeyOrder order, Set<String> columns) {
    Set<String> included = new TreeSet<>(columns);
    order.keys().stream().map(IndexKey::text).forEach(included::remove);
    boolean isPossible =
        order.keys().stream().allMatch(IndexKey::isColumn)
            && !included.isEmpty()
            && FOR_ONE.holds(included, table);
    IndexShape shape =
        new IndexShape(table.name(), "btree", order.keys(), List.copyOf(included), null);
    return isPossible
            && !CreateIndex.isCopy(shape, table)
            && !new ExistingIndexes(table).cover(shape)
        ? Optional.of(
            new CandidateIndex(
                shape, 1, order.reason() + ", with every column the statement reads"))
        : Optional.empty();
  }

  /**
   * The same index made wide enough for other statements of the workload as well: for each of them,
   * and for all at once.
   */
  List<CandidateIndex> widened(CandidateIndex candidate, Query query, List<Query> others) {
    Table table =
        workload.of(query).stream()
            .map(TableUse::table)
            .filter(each -> each.name().equals(candidate.shape().table()))
            .findFirst()
            .orElseThrow();
    Map<IndexShape, CandidateIndex> found = new LinkedHashMap<>();
    CandidateIndex all = candidate;
    for (Query other : others) {
      for (CandidateIndex wanted : of(other)) {
        united(candidate, wanted, table).ifPresent(each -> found.putIfAbsent(each.shape(), each));
        all = united(all, wanted, table).orElse(all);
      }
    }
    found.putIfAbsent(all.shape(), all);
    found.remove(candidate.shape());
    return List.copyOf(found.values());
  }

  private static Optional<CandidateIndex> united(
      CandidateIndex candidate, CandidateIndex other, Table table) {
    IndexShape one = candidate.shape();
    IndexShape two = other.shape();
    if (!one.isPrefixOf(two) && !two.isPrefixOf(one)) {
      return Optional.empty();
    }
    List<IndexKey> keys = one.keys().size() >= two.keys().size() ? one.keys() : two.keys();
    Set<String> included = new TreeSet<>(one.included());
    included.addAll(two.included());
    Stream.concat(one.keys().stream(), two.keys().stream())
        .map(IndexKey::text)
        .forEach(included::add);
    keys.stream().map(IndexKey::text).forEach(included::remove);
    IndexShape shape =
        new IndexShape(one.table(), one.method(), keys, List.copyOf(included), one.predicate());
    String reason = candidate.reason() + ", and those that others read";
    return FOR_SEVERAL.holds(included, table)
            && !CreateIndex.isCopy(shape, table)
            && !Objects.equals(shape, one)
        ? Optional.of(new CandidateIndex(shape, 1, reason))
        : Optional.empty();
  }
}
