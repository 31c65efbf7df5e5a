package dev.tunesmith.advisor.indexes;

import dev.tunesmith.advisor.indexes.AccessMethods.Access;
import dev.tunesmith.advisor.statement.Predicate;
import dev.tunesmith.advisor.statement.TableUse;
import dev.tunesmith.core.remedy.SqlReader;
import dev.tunesmith.core.schema.IndexKey;
import dev.tunesmith.core.schema.IndexShape;
import dev.tunesmith.core.schema.Table;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.database.sql.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Proposes the candidate indexes of a statement from its text and the tables' statistics. */
final class CandidateIndexes {

  /* Syntactically relevant indexes, then merging with what other statements want of the same rows:
   * Chaudhuri and Narasayya, "An Efficient, Cost-Driven Index Selection Tool for Microsoft SQL
   * Server" (AutoAdmin), VLDB 1997. Deviation: keys follow the rule "points, then order or one
   * range" instead of being enumerated, and merging stays within one partial index's condition. */

  static final long FEWEST_ROWS = 500;
  private static final int MOST_CANDIDATES = 40;
  private static final double MOST_BYTES_OF_KEYS = 400;
  private static final SqlReader SQL = SqlText.reader();

  private final WorkloadUses workload;
  private final PredicateShares shares;
  private final PartialConditions partials;

  CandidateIndexes(WorkloadUses workload, PredicateShares shares) {
    this.workload = workload;
    this.shares = shares;
    this.partials = new PartialConditions(workload, shares);
  }

  /** The candidates that no existing index already serves, without regard to their worth. */
  List<CandidateIndex> of(Query query) {
    Map<IndexShape, CandidateIndex> found = new LinkedHashMap<>();
    for (TableUse use : workload.of(query)) {
      if (use.table().rows() >= FEWEST_ROWS) {
        partials.bestFor(use).ifPresent(condition -> addPartial(use, condition, found));
        addFull(use, found);
        addSearches(use, found);
        addAlternatives(use, found);
      }
    }
    return found.values().stream()
        .filter(candidate -> mayStore(query, candidate.shape()))
        .filter(candidate -> fits(query, candidate.shape()))
        .limit(MOST_CANDIDATES)
        .toList();
  }

  private boolean mayStore(Query query, IndexShape shape) {
    return workload.of(query).stream()
        .map(TableUse::table)
        .filter(table -> table.name().equals(shape.table()))
        .allMatch(
            table ->
                shape.expressions().allMatch(sql -> SQL.objectionToKeeping(sql, table).isEmpty()));
  }

  /** A B-tree refuses an entry of a third of a block: so long texts are no keys of it. */
  private boolean fits(Query query, IndexShape shape) {
    return !shape.method().equals("btree")
        || workload.of(query).stream()
            .map(TableUse::table)
            .filter(table -> table.name().equals(shape.table()))
            .allMatch(table -> IndexBytes.ofKeys(table, shape) <= MOST_BYTES_OF_KEYS);
  }

  private void addFull(TableUse use, Map<IndexShape, CandidateIndex> found) {
    ExistingIndexes existing = new ExistingIndexes(use.table());
    KeyOrders.of(use, use.predicates(), shares).stream()
        .filter(order -> !existing.serve(order, null))
        .map(order -> new CandidateIndex(shape(use.table(), order), 1, order.reason()))
        .forEach(candidate -> found.putIfAbsent(candidate.shape(), candidate));
  }

  /** What no B-tree can search: a part of a text, a member of an array, a key within a value. */
  private void addSearches(TableUse use, Map<IndexShape, CandidateIndex> found) {
    ExistingIndexes existing = new ExistingIndexes(use.table());
    for (Predicate predicate : searched(use)) {
      for (Access access : AccessMethods.of(predicate, use.table())) {
        IndexShape shape = shape(use.table(), predicate, access);
        if (!existing.hold(shape)) {
          String reason = "a search by " + predicate.operator() + " in " + predicate.term().text();
          found.putIfAbsent(shape, new CandidateIndex(shape, 1, reason));
        }
      }
    }
  }

  private void addAlternatives(TableUse use, Map<IndexShape, CandidateIndex> found) {
    ExistingIndexes existing = new ExistingIndexes(use.table());
    for (List<Predicate> sides : use.alternatives()) {
      for (Predicate side : sides) {
        KeyOrder order = new KeyOrder(List.of(side.term().key()), 1, "one side of an OR");
        IndexShape shape = shape(use.table(), order);
        if (!existing.serve(order, null)) {
          found.putIfAbsent(shape, new CandidateIndex(shape, 1, order.reason()));
        }
      }
    }
  }

  private static List<Predicate> searched(TableUse use) {
    return Stream.concat(
            use.predicates().stream(), use.alternatives().stream().flatMap(List::stream))
        .toList();
  }

  private static IndexShape shape(Table table, Predicate predicate, Access access) {
    IndexKey key = predicate.term().key();
    String operatorClass = access.operatorClass();
    return new IndexShape(
        table.name(),
        access.method(),
        List.of(operatorClass == null ? key : key.with(operatorClass)),
        List.of(),
        null);
  }

  private void addPartial(
      TableUse use, Predicate predicate, Map<IndexShape, CandidateIndex> found) {
    String condition = predicate.condition();
    if (condition == null) {
      return;
    }
    ExistingIndexes existing = new ExistingIndexes(use.table());
    double share = shares.of(use.table(), predicate);
    for (KeyOrder order : ordersUnder(use, predicate, condition)) {
      if (!existing.serve(order, condition)) {
        IndexShape shape = shape(use.table(), order).where(condition);
        String reason = order.reason() + ", of the rows where " + condition;
        found.putIfAbsent(shape, new CandidateIndex(shape, share, reason));
      }
    }
  }

  private List<KeyOrder> ordersUnder(TableUse use, Predicate predicate, String condition) {
    List<KeyOrder> orders = new ArrayList<>(ordersWithout(use, predicate));
    workload
        .under(use.table().name(), condition)
        .forEach(other -> orders.addAll(ordersWithout(other, predicate)));
    if (orders.isEmpty()) {
      orders.add(new KeyOrder(List.of(predicate.term().key()), 1, "every row"));
    }
    return orders;
  }

  private List<KeyOrder> ordersWithout(TableUse use, Predicate predicate) {
    List<Predicate> others =
        use.predicates().stream().filter(each -> !each.term().equals(predicate.term())).toList();
    return KeyOrders.of(use, others, shares);
  }

  private static IndexShape shape(Table table, KeyOrder order) {
    return IndexShape.btree(table.name(), order.keys());
  }
}
